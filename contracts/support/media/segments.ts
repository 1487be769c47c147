import type { Assertions } from "../assertions.js";
import type { Context } from "../context.js";
import { NotTested } from "../signals.js";
import { type FoundPlaylist, get, resolved } from "./follow.js";
import { sayFault } from "./messages.js";
import type { Segment } from "./playlist.js";
import { segmentFault } from "./transport-stream.js";

/** Fetches segments as the playlist names them, and judges them down to the packets. */
export async function judgeSegments(
  t: Context,
  assertions: Assertions,
  { reply, playlist }: FoundPlaylist,
  segments: (Segment | undefined)[],
): Promise<void> {
  if (playlist?.opaque) return assertions.skip(new NotTested("PREREQUISITE_FAILED", sayFault("opaque")));
  const named = new Set(segments.filter((segment) => segment !== undefined));
  if (named.size === 0) return assertions.skip(new NotTested("PREREQUISITE_FAILED", sayFault("no-segments")));
  for (const segment of named) {
    const fetched = await get(t, resolved(reply, segment.uri));
    const expected = "a segment of MPEG-TS with H.264";
    if (!assertions.holds(fetched.accepted, { message: sayFault("not-fetched"), expected, reply: fetched })) continue;
    const fault = segmentFault(fetched.bytes);
    const words = { message: sayFault(fault ?? "empty"), expected, reply: fetched };
    assertions.holds(fault === undefined, words);
  }
}
