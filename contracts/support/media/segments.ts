import type { Assertions } from "../assertions.js";
import type { Context } from "../context.js";
import type { Reply } from "../reply.js";
import { NotTested } from "../signals.js";
import { type FoundPlaylist, get, resolved } from "./follow.js";
import { sayFault } from "./messages.js";
import { type Pictures, picturesOf } from "./pictures.js";
import type { Segment } from "./playlist.js";
import { readSegment } from "./transport-stream.js";

/** A decoder may have to wait for a later segment to begin with, but not for longer than this many. */
const mostWithoutStart = 6;

interface Seen extends Pictures {
  segment: Segment;
  reply: Reply;
}

/** Fetches segments as the playlist names them, and judges them down to the packets. */
export async function judgeSegments(
  t: Context,
  assertions: Assertions,
  found: FoundPlaylist,
  segments: (Segment | undefined)[],
): Promise<void> {
  if (found.playlist?.opaque) return assertions.skip(new NotTested("PREREQUISITE_FAILED", sayFault("opaque")));
  const named = new Set(segments.filter((segment) => segment !== undefined));
  if (named.size === 0) return assertions.skip(new NotTested("PREREQUISITE_FAILED", sayFault("no-segments")));
  const seen: Seen[] = [];
  for (const segment of named) seen.push(...(await look(t, assertions, found, segment)));
  judgeDurations(assertions, seen);
  await judgeStart(t, assertions, found, seen);
}

/** Nothing where it is not what it should be. */
async function look(t: Context, assertions: Assertions, { reply }: FoundPlaylist, segment: Segment): Promise<Seen[]> {
  const fetched = await get(t, resolved(reply, segment.uri));
  const expected = "a segment of MPEG-TS with H.264";
  if (!assertions.holds(fetched.accepted, { message: sayFault("not-fetched"), expected, reply: fetched })) return [];
  const read = readSegment(fetched.bytes);
  assertions.holds(read.fault === undefined, { message: sayFault(read.fault ?? "empty"), expected, reply: fetched });
  return read.fault === undefined ? [{ ...picturesOf(read.video), segment, reply: fetched }] : [];
}

/** One segment may be an odd one (a camera was slow); where all are, the playlist does not tell how long they last. */
function judgeDurations(assertions: Assertions, seen: Seen[]): void {
  const [first] = seen;
  if (!first) return;
  const { seconds, segment, reply } = first;
  const words = { expected: `about ${segment.duration} s`, actual: `${seconds.toFixed(1)} s`, reply };
  assertions.holds(seen.length < 2 || !seen.every(isFarOff), { message: sayFault("other-duration"), ...words });
}

/** By a half at least, and by more than rounding to whole seconds does. */
function isFarOff({ seconds, segment: { duration } }: Seen): boolean {
  const [shorter, longer] = [Math.min(seconds, duration), Math.max(seconds, duration)];
  return longer - shorter > 0.75 && longer > 1.5 * shorter;
}

async function judgeStart(t: Context, assertions: Assertions, found: FoundPlaylist, seen: Seen[]): Promise<void> {
  const [first] = seen;
  if (!first) return;
  const known = new Set(seen.map(({ segment }) => segment));
  const others = found.playlist?.segments.filter((segment) => !known.has(segment)) ?? [];
  const tried = [...seen];
  for (const segment of others.slice(0, mostWithoutStart - seen.length)) {
    if (tried.some(({ hasStart }) => hasStart)) break;
    tried.push(...(await look(t, assertions, found, segment)));
  }
  const { reply } = first;
  assertions.holds(
    tried.some(({ hasStart }) => hasStart),
    { message: sayFault("no-start"), expected: "a key picture", reply },
  );
}
