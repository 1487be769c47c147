import type { MediaFaults } from "./faults.js";
import { framesPerSecond, segmentSeconds } from "./timing.js";

/** A live stream as one client sees it. */
export interface LiveView {
  /** Milliseconds, of the emulator's clock. */
  now: number;
  /** When the device began to push, milliseconds of the same clock. */
  startedAt: number;
  /** What every URI of the playlist ends with: `""`, or `?token=…`. */
  query: string;
}

/** A recorded video as one client sees it. */
export interface VodView {
  /** Any length above 0; it is rounded up to whole frames of 40 ms. */
  seconds: number;
  query: string;
}

const windowSegments = 5;
/** A stream that has just begun already shows this many segments, since players wait for three. */
const leadSegments = 3;
/** How long a segment can be fetched after the playlist dropped it; RFC 8216 6.2.2 asks for the playlist's length at least. */
const graceSegments = 2 * windowSegments;

/** The numbers of the first and the last segment in the playlist at a moment. */
export function liveWindow({ now, startedAt }: Pick<LiveView, "now" | "startedAt">): { first: number; last: number } {
  const whole = Math.max(0, Math.floor((now - startedAt) / (segmentSeconds * 1000)));
  const last = whole + leadSegments - 1;
  return { first: Math.max(0, last - windowSegments + 1), last };
}

/** Whether segment `n` is there at a moment: listed, or dropped a short time ago. */
export function isLive(view: Pick<LiveView, "now" | "startedAt">, n: number): boolean {
  const { first, last } = liveWindow(view);
  return n <= last && n >= first - graceSegments;
}

/** The media playlist of a live stream (RFC 8216), which advances with the clock. */
export function livePlaylist(view: LiveView, faults: MediaFaults): string {
  if (faults.has("playlist-not-hls")) return "This stream is being prepared.\n";
  let { first, last } = liveWindow(faults.has("live-frozen") ? { ...view, now: view.startedAt } : view);
  if (faults.has("live-sequence-wrong") && last % 2 === 1) {
    first -= 2;
    last -= 2;
  }
  const target = faults.has("live-target-duration-wrong") ? segmentSeconds - 1 : segmentSeconds;
  const sequence = Math.max(0, first) * (faults.has("live-sequence-jumps") ? 10 : 1);
  const told = faults.has("live-duration-wrong") ? segmentSeconds / 2 : segmentSeconds;
  let text = `#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:${target}\n#EXT-X-MEDIA-SEQUENCE:${sequence}\n`;
  for (let n = Math.max(0, first); n <= last; n++) text += `#EXTINF:${told}.000,\n${n}.ts${view.query}\n`;
  return faults.has("live-ended") ? `${text}#EXT-X-ENDLIST\n` : text;
}

/** The media playlist of a video: its segments' durations add up to the video's, to the millisecond of a whole frame. */
export function vodPlaylist({ seconds, query }: VodView, faults: MediaFaults): string {
  if (faults.has("playlist-not-hls")) return "This video is being prepared.\n";
  const stretch = faults.has("vod-duration-wrong") ? 2 : 1;
  const target = faults.has("vod-target-duration-wrong") ? segmentSeconds - 1 : segmentSeconds * stretch;
  const lines = [
    "#EXTM3U",
    "#EXT-X-VERSION:3",
    "#EXT-X-PLAYLIST-TYPE:VOD",
    `#EXT-X-TARGETDURATION:${target}`,
    "#EXT-X-MEDIA-SEQUENCE:0",
  ];
  const frames = framesOf(seconds);
  const perSegment = segmentSeconds * framesPerSecond;
  for (let n = 0; n * perSegment < frames; n++) {
    const length = Math.min(perSegment, frames - n * perSegment) / framesPerSecond;
    lines.push(`#EXTINF:${(length * stretch).toFixed(3)},`, `${n}.ts${query}`);
  }
  if (!faults.has("vod-without-end")) lines.push("#EXT-X-ENDLIST");
  return `${lines.join("\n")}\n`;
}

/** Whole frames in a video of that many seconds; one at least. */
export function framesOf(seconds: number): number {
  // 12.04 * 25 is 301.00000000000006 in binary fractions: the small amount keeps that at 301 frames.
  return Math.max(1, Math.ceil(seconds * framesPerSecond - 1e-6));
}
