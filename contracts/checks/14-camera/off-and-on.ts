import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { refusedBesideTwin } from "../../support/derived/twin.js";
import type { FoundPlaylist } from "../../support/media/follow.js";
import { liveStream } from "../../support/media/live.js";
import type { Reply } from "../../support/reply.js";
import { changed } from "../../support/request.js";
import type { RequirementId } from "../../support/requirement-id.js";
import { NotTested } from "../../support/signals.js";
import { skipUnseen } from "../../support/unseen.js";
import { pushList, sizeFor, timely, walkable } from "../13-live-lists/list.js";
import { judgeSame } from "../13-live-lists/snapshot.js";
import { type Walk, walk } from "../13-live-lists/walk.js";
import { say } from "./messages.js";
import { judgeList, judgeReturn, type Pushing, pushingBefore } from "./push-list.js";
import { isLive, look, segmentSeconds, type TokenForm, watchEnd, watchReturn } from "./stream.js";

/** Settings that are no switch's, next to those that are. */
const wrong = [2, -1];
const [on, off] = [0, 1];

const ids = [
  "14-type-enum",
  "14-stream-stops",
  "14-stream-returns",
  "14-push-ends",
  "14-others-stay",
  "14-other-devices-stay",
] as const;

/**
 * The fixture's camera is switched off and on again while nobody else watches it. The list of those that push changes by
 * that, which is when a walk through it must not.
 */
export const offAndOn = [
  checks(
    "14-off-and-on",
    [...ids, "13.2-snapshot"],
    async (t) => {
      await orSkip(t, ["13.2-snapshot"], () => timely(t, async () => judgeSame(t, pushList, await walkPushing(t))));
      await orSkip(t, ids, () => switchIt(t));
      skipUnseen(t, say("noOtherDevice"));
    },
    { waits: 10 },
  ),
];

/** What cannot be tried leaves these requirements untested, and no others. */
async function orSkip<Value>(
  t: Context,
  of: readonly RequirementId[],
  run: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await run();
  } catch (problem) {
    if (!(problem instanceof NotTested)) throw problem;
    for (const id of of) if (t.of(id).judgement.assertions === 0) t.of(id).skip(problem);
    return undefined;
  }
}

async function walkPushing(t: Context): Promise<Walk> {
  const { query, total } = await walkable(t, pushList);
  return walk(t, pushList, query, sizeFor(total));
}

async function switchIt(t: Context): Promise<void> {
  t.allowed("camera");
  const { form } = await liveStream(t);
  await t.ownStream();
  await t.exclusive("camera");
  const before = form === undefined ? undefined : await look(t, form);
  const pushed = await pushingBefore(t);
  for (const value of wrong) {
    const good = await t.request("14");
    await refusedBesideTwin(t, "14", changed(good, { body: { type: value } }), good, say("valueTaken", { value }));
  }
  await t.inHaste(async () => {
    const walked = await orSkip(t, ["13.2-snapshot"], () => walkPushing(t));
    t.given(await turn(t, off));
    await judgeList(t, pushed);
    if (walked) await orSkip(t, ["13.2-snapshot"], () => judgeSame(t, pushList, walked));
  });
  const ended = await judgeEnd(t, form, before);
  await turn(t, on);
  await judgeOn(t, form, before, ended, pushed);
}

async function turn(t: Context, type: number): Promise<Reply> {
  const reply = await t.call("14", await t.request("14", { body: { type } }));
  t.accepted(reply, say("settingRefused", { type }));
  return reply;
}

type Found = FoundPlaylist | undefined;

async function judgeEnd(t: Context, form: TokenForm | undefined, before: Found): Promise<Found> {
  const stops = t.of("14-stream-stops");
  if (form === undefined || !isLive(before)) {
    stops.skip(new NotTested("PREREQUISITE_FAILED", say("noStream")));
    return undefined;
  }
  const { last, reached } = await watchEnd(t, form, segmentSeconds(before));
  stops.holds(reached, { message: say("streamsOn"), expected: "no stream", actual: "a stream", ...shown(last) });
  return last;
}

async function judgeOn(
  t: Context,
  form: TokenForm | undefined,
  before: Found,
  ended: Found,
  pushed: Pushing,
): Promise<void> {
  await judgeReturn(t, pushed);
  const returns = t.of("14-stream-returns");
  if (form === undefined || !isLive(before)) {
    return returns.skip(new NotTested("PREREQUISITE_FAILED", say("noStream")));
  }
  const { last, reached } = await watchReturn(t, form, segmentSeconds(before), ended);
  returns.holds(reached, { message: say("staysAway"), expected: "a stream", actual: "none", ...shown(last) });
}

function shown(found: Found): { reply?: Reply } {
  return found ? { reply: found.reply } : {};
}
