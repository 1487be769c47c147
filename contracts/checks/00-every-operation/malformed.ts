import type { Text } from "../../../schemas/language.js";
import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { fieldsIn, type Operation } from "../../support/operations.js";
import { addChannel } from "../../support/recipes/02-channels.js";
import type { Reply } from "../../support/reply.js";
import { NotTested } from "../../support/signals.js";
import { say } from "./messages.js";

/** Bodies that are no JSON: cut off, a bare word, brackets that never close. The document's own examples end on commas. */
const noJson = ['{"title":', "title", '{"title":"a"', "[".repeat(500)];

/** Readable, and nothing of what is asked for is in it: the odd one that is sent everywhere. */
const noObject = "[]";

/** An update with nothing to change in it may be taken (97). */
const takesNothing = new Set(["1.3"]);

/** JSON that is no object, deep, or one with names and letters that are traps: odd, though it can be read. */
const odd = [
  ...["null", "7", '"title"', '{"__proto__":{"title":1}}', '{"title":"\\ud83d"}', '{"title":{"a":[{}]}}'],
  `{"title":${"[".repeat(200)}${"]".repeat(200)}}`,
];

/** Requests that are wrong as a whole. Every other 500 of the run counts against the first requirement too. */
export const malformed = [
  checks("0-malformed", ["0-no-server-error", "0-malformed-body"], async (t) => {
    let kept: NotTested | undefined;
    for (const { section } of t.operations.all().filter(takesJson)) {
      kept = await whereAllowed(async () => {
        const good = await t.request(section);
        const send = async (body: string) => {
          const reply = await t.call(section, { ...good, body, headers: { "content-type": "application/json" } });
          noServerError(t, section, reply);
          return reply;
        };
        const wrong: [reply: Reply, message: Text][] = [];
        for (const body of noJson) wrong.push([await send(body), say("notJson", { section })]);
        const list = await send(noObject);
        if (!takesNothing.has(section)) wrong.push([list, say("noObject", { section })]);
        for (const body of harmless.has(section) ? odd : []) await send(body);
        const twin = await t.call(section, good);
        for (const [reply, message] of wrong)
          if (twin.accepted || !reply.refused) t.of("0-malformed-body").refused(reply, message);
        t.given(twin);
      });
    }
    await whereAllowed(() => uploadNothing(t));
    if (kept && t.of("0-malformed-body").judgement.assertions === 0) throw kept;
  }),
];

/** No picture at all is the target's to take or to refuse. */
async function uploadNothing(t: Context): Promise<void> {
  const { deviceId, channelId } = await addChannel(t);
  const query = { device_id: deviceId, channel_id: channelId, format: "png", name: t.name() };
  noServerError(t, "5.1", await t.call("5.1", { query, body: new Uint8Array() }));
}

/** Those that touch what is ours alone, whatever a target makes of a request. */
const harmless = new Set(["1.1", "1.2", "1.3"]);

function noServerError(t: Context, section: string, reply: Reply): void {
  const words = { message: say("serverError", { section }), expected: "no HTTP 500", reply };
  t.of("0-no-server-error").holds(reply.status !== 500, words);
}

function takesJson(operation: Operation): boolean {
  const fields = fieldsIn(operation, "body");
  return !operation.section.startsWith("3.2") && fields.some(({ path }) => path !== "");
}

/** What may not be called here, or has nothing to work on, is left out, and why is told; the others say enough. */
export async function whereAllowed(run: () => Promise<void>): Promise<NotTested | undefined> {
  try {
    await run();
    return undefined;
  } catch (problem) {
    if (!(problem instanceof NotTested) || ["INTERRUPTED", "TARGET_LOST", "RATE_LIMITED"].includes(problem.code))
      throw problem;
    return problem;
  }
}
