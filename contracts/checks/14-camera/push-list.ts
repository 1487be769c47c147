import type { Context } from "../../support/context.js";
import { plain } from "../../support/json.js";
import type { Reply } from "../../support/reply.js";
import { NotTested } from "../../support/signals.js";
import { ask, deviceOf, pushList, rowsOf, wide } from "../13-live-lists/list.js";
import { say } from "./messages.js";

/** Other devices that are looked at. They come and go as they like, but hardly all of them at this moment. */
const othersLookedAt = 3;

/** What pushes before the camera is switched. */
export interface Pushing {
  /** The channels of the fixture's device. */
  own: Reply;
  /** Devices that push on a channel of the fixture's number, which a careless switch would turn off too. */
  others: string[];
}

export async function pushingBefore(t: Context): Promise<Pushing> {
  const own = await pushing(t);
  const all = rowsOf(await ask(t, pushList, { page_size: wide }));
  const mine = t.fixture("online").deviceId;
  const alike = all.filter((row) => plain(row.channelid) === fixtureChannel(t)).map(deviceOf);
  const others = [...new Set(alike)].filter((id) => id !== mine).slice(0, othersLookedAt);
  return { own, others };
}

/** The camera is off: it is no more in the list, and others are. */
export async function judgeList(t: Context, { own, others }: Pushing): Promise<void> {
  const beside = channels(t, own).filter((id) => id !== fixtureChannel(t));
  const [ends, stays] = [t.of("14-push-ends"), t.of("14-others-stay")];
  if (beside.length === 0) stays.skip(new NotTested("PREREQUISITE_FAILED", say("noOther")));
  if (!isListed(t, own)) return ends.skip(new NotTested("PREREQUISITE_FAILED", say("notListed")));
  const after = await t.poll(
    () => pushing(t),
    (reply) => reply.accepted && !isListed(t, reply),
    listSeconds(t),
  );
  const words = { message: say("stillPushing"), expected: "not listed", actual: "listed", reply: after };
  const isGone = ends.holds(!isListed(t, after), words);
  const lost = beside.filter((id) => !channels(t, after).includes(id));
  if (beside.length > 0) stays.holds(lost.length < beside.length, { message: say("otherGone"), reply: after });
  if (isGone) await judgeOthers(t, others);
}

/** One that still pushes is enough: what else ends at this moment may have reasons of its own. */
async function judgeOthers(t: Context, others: string[]): Promise<void> {
  const stay = t.of("14-other-devices-stay");
  for (const [at, deviceid] of others.entries()) {
    const reply = await pushing(t, deviceid);
    const isThere = rowsOf(reply).some((row) => deviceOf(row) === deviceid && channelOf(row) === fixtureChannel(t));
    if (isThere) return void stay.holds(true, {});
    if (at === others.length - 1) stay.holds(false, { message: say("otherDevicesGone"), reply });
  }
}

/** The camera is on again, and listed. */
export async function judgeReturn(t: Context, { own }: Pushing): Promise<void> {
  if (!isListed(t, own)) return;
  const after = await t.poll(
    () => pushing(t),
    (reply) => isListed(t, reply),
    listSeconds(t),
  );
  const words = { message: say("notPushing"), expected: "listed", actual: "not listed", reply: after };
  t.of("14-push-ends").holds(isListed(t, after), words);
}

/** A list of what is live may be made anew now and then, besides the time that a change takes. */
function listSeconds(t: Context): number {
  return t.target.declared.settleSeconds + 2;
}

/** The channels of a device that push; the fixture's by default. */
function pushing(t: Context, deviceid: string = t.fixture("online").deviceId): Promise<Reply> {
  return ask(t, pushList, { deviceid, page_size: wide });
}

function channelOf(row: { channelid?: unknown }): string {
  return plain(row.channelid as never);
}

/** Rows of other devices are there where the list does not filter, which is told elsewhere. */
function channels(t: Context, reply: Reply): string[] {
  const mine = t.fixture("online").deviceId;
  return rowsOf(reply)
    .filter((row) => deviceOf(row) === mine || row.deviceid === undefined)
    .map(channelOf);
}

function isListed(t: Context, reply: Reply): boolean {
  return channels(t, reply).includes(fixtureChannel(t));
}

function fixtureChannel(t: Context): string {
  return String(t.fixture("online").channelId);
}
