import { parse, setOptions } from "hls-parser";

// The parser would print what it finds; its structure is what is asked of it, the rules that matter are below.
setOptions({ strictMode: false, silent: true });

export interface Segment {
  uri: string;
  /** Seconds. */
  duration: number;
  /** The media sequence number. */
  sequence: number;
}

/** A playlist of HLS (RFC 8216) as far as it is judged. */
export interface Playlist {
  /** The playlists of a master playlist's variants; empty for a media playlist. */
  variants: string[];
  ended: boolean;
  /** Seconds; NaN where it is not told. */
  targetDuration: number;
  segments: Segment[];
  /** True where segments are no whole transport streams of their own: fragmented MP4, or encrypted. */
  opaque: boolean;
}

/** Reads a playlist; undefined for what is none. Never throws. */
export function readPlaylist(bytes: Uint8Array): Playlist | undefined {
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, "");
  if (!/^#EXTM3U\s/.test(text)) return undefined;
  try {
    const found = parse(text);
    if (found.isMasterPlaylist) return { ...nothing, variants: found.variants.map(({ uri }) => uri) };
    const segments = found.segments.map(({ uri, duration, mediaSequenceNumber: sequence }) => ({
      uri,
      duration: Number(duration),
      sequence: Number(sequence),
    }));
    const opaque = found.segments.some(({ map, key }) => Boolean(map) || (key && key.method !== "NONE"));
    return { ...nothing, ended: found.endlist, targetDuration: Number(found.targetDuration), segments, opaque };
  } catch {
    return undefined;
  }
}

const nothing: Playlist = { variants: [], ended: false, targetDuration: Number.NaN, segments: [], opaque: false };

/** What a media playlist breaks of the rules that every player relies on. */
export type PlaylistFault = "no-target-duration" | "no-segments" | "no-duration" | "over-target";

/** RFC 8216, 4.3.3.1: a segment's duration, rounded, is not over the target duration. */
export function faultsOf({ targetDuration, segments }: Playlist): PlaylistFault[] {
  const faults: PlaylistFault[] = [];
  if (!(targetDuration > 0)) faults.push("no-target-duration");
  if (segments.length === 0) faults.push("no-segments");
  if (segments.some(({ duration }) => !(duration > 0))) faults.push("no-duration");
  if (segments.some(({ duration }) => Math.round(duration) > targetDuration)) faults.push("over-target");
  return faults;
}

/** Seconds that the segments last together. */
export function lengthOf({ segments }: Playlist): number {
  return segments.reduce((sum, { duration }) => sum + duration, 0);
}

/** What a live playlist does wrong from one look to the next. */
export type ChangeFault = "went-back" | "renamed";

/** Sequence numbers never decrease, and a number keeps its segment (its query may change: signed addresses do). */
export function changeFaults(before: Playlist, after: Playlist): ChangeFault[] {
  const faults: ChangeFault[] = [];
  const [first, second] = [before.segments[0]?.sequence ?? 0, after.segments[0]?.sequence ?? 0];
  if (second < first) faults.push("went-back");
  const known = new Map(before.segments.map(({ sequence, uri }) => [sequence, pathOf(uri)]));
  const renamed = after.segments.some(({ sequence, uri }) => (known.get(sequence) ?? pathOf(uri)) !== pathOf(uri));
  if (renamed && second >= first) faults.push("renamed");
  return faults;
}

/**
 * RFC 8216, 6.2.2: the sequence grows by one a segment, so it cannot outrun the clock by more than what a delayed
 * stream may hand over at once.
 * @param seconds between the two looks
 */
export function jumped(before: Playlist, after: Playlist, seconds: number): boolean {
  const shortest = Math.min(...after.segments.map(({ duration }) => duration));
  const shown = (newest(after) - newest(before)) * shortest;
  return shown > seconds + lengthOf(before) + 2 * before.targetDuration;
}

/** The number of the newest segment; grows while a stream is live. */
export function newest({ segments }: Playlist): number {
  return segments.at(-1)?.sequence ?? -1;
}

function pathOf(uri: string): string {
  return uri.replace(/[?#].*$/, "");
}
