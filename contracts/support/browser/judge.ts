import type { Assertions } from "../assertions.js";
import type { Context } from "../context.js";
import { get } from "../media/follow.js";
import { sayFault } from "../media/messages.js";
import type { Reply } from "../reply.js";
import { NotTested } from "../signals.js";
import { type Played, playInBrowser } from "./player.js";
import type { Fetched } from "./visits.js";

/** Streams that are played. */
export type Stream = "live" | "video";

/** What was seen of a stream, for the record. */
export interface Sighting extends Played {
  stream: Stream;
}

/** Plays an address in the run's browser, by way of the wire, and judges whether a picture is seen. */
export async function judgePicture(
  t: Context,
  assertions: Assertions,
  { stream, address, reply }: { stream: Stream; address: string; reply: Reply },
): Promise<void> {
  const { browser, signal, wire } = t.session;
  const seen = await wire.witness({ requirement: t.step, what: stream }, async () => {
    return browser ? { stream, ...(await playInBrowser(browser, address, (url) => fetched(t, url), signal)) } : null;
  });
  if (!isSighting(seen) || seen.state === "unseen") {
    throw new NotTested("PREREQUISITE_FAILED", sayFault("not-played"));
  }
  const words = { message: sayFault("no-frames"), expected: sayFault("frames"), actual: seen.fault, reply };
  assertions.holds(seen.state === "played", words);
}

async function fetched(t: Context, address: string): Promise<Fetched> {
  const { answer, bytes } = await get(t, address);
  const type = answer.headers["content-type"] ?? "application/octet-stream";
  return answer.failure ? undefined : { status: answer.status, type, bytes };
}

function isSighting(value: unknown): value is Sighting {
  return typeof value === "object" && value !== null && "state" in value && "stream" in value;
}
