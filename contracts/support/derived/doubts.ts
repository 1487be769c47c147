import type { Context } from "../context.js";
import { isUnreachable } from "../media/follow.js";
import { liveStream } from "../media/live.js";
import { say } from "../messages.js";
import type { Reply } from "../reply.js";

/** Operations that stand on a token of 4.1: where it opens nothing at all, they are not to blame for a refusal. */
const onToken = new Set(["4.2", "4.3"]);

/** An operation refuses its good request: *not tested* where it was given something that is good for nothing. */
export async function doubt(t: Context, reply: Reply): Promise<void> {
  if (reply.accepted || !onToken.has(reply.operation.section)) return;
  const { form, found } = await liveStream(t);
  t.needs(form !== undefined || isUnreachable(found.reply), say("nothingToSee", { what: "accessToken (4.1)" }));
}
