/** A media playlist, as far as a viewer needs it. */
export interface MediaPlaylist {
  kind: "media";
  /** Seconds; 0 where it is not told. */
  targetDuration: number;
  /** The number of the first segment. */
  sequence: number;
  segments: { uri: string; seconds: number }[];
  ended: boolean;
  /** Segments are no whole transport streams of their own: encrypted, or behind an initialization section. */
  opaque: boolean;
}

export interface MasterPlaylist {
  kind: "master";
  variants: string[];
}

const mostLines = 5000;

/** Reads a playlist; null for a text that is none. */
export function parsePlaylist(text: string): MediaPlaylist | MasterPlaylist | null {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/, mostLines);
  if (lines[0]?.trim() !== "#EXTM3U") return null;
  const media: MediaPlaylist = {
    kind: "media",
    targetDuration: 0,
    sequence: 0,
    segments: [],
    ended: false,
    opaque: false,
  };
  const variants: string[] = [];
  let seconds = 0;
  let variant = false;
  for (const raw of lines) {
    const line = raw.trim();
    if (line.startsWith("#EXT-X-TARGETDURATION:")) media.targetDuration = numberIn(line);
    else if (line.startsWith("#EXT-X-MEDIA-SEQUENCE:")) media.sequence = numberIn(line);
    else if (line.startsWith("#EXTINF:")) seconds = numberIn(line);
    else if (line.startsWith("#EXT-X-ENDLIST")) media.ended = true;
    else if (line.startsWith("#EXT-X-STREAM-INF:")) variant = true;
    else if (line.startsWith("#EXT-X-MAP:") || /^#EXT-X-KEY:.*METHOD=(?!NONE)/.test(line)) media.opaque = true;
    else if (line !== "" && !line.startsWith("#")) {
      if (variant) variants.push(line);
      else media.segments.push({ uri: line, seconds });
      variant = false;
      seconds = 0;
    }
  }
  return variants.length > 0 ? { kind: "master", variants } : media;
}

function numberIn(line: string): number {
  const value = parseFloat(line.slice(line.indexOf(":") + 1));
  return Math.max(value, 0);
}

/** What a playlist breaks of the rules that every player relies on (RFC 8216, 4.3.3.1); null when nothing. */
export function playlistFault({ targetDuration, segments }: MediaPlaylist): string | null {
  if (targetDuration === 0) return "the playlist has no EXT-X-TARGETDURATION";
  for (const { seconds } of segments) {
    if (seconds === 0) return "a segment of the playlist has no duration";
    if (Math.round(seconds) > targetDuration)
      return `a segment of ${seconds} s is longer than the target duration, ${targetDuration} s`;
  }
  return null;
}

/** What a live playlist does wrong from one look to the next (RFC 8216, 6.2.2); null when nothing. */
export function changeFault(before: MediaPlaylist, after: MediaPlaylist): string | null {
  if (after.sequence < before.sequence)
    return `the media sequence goes back from ${before.sequence} to ${after.sequence}`;
  for (const [at, { uri }] of after.segments.entries()) {
    const known = before.segments[after.sequence + at - before.sequence];
    // Signed addresses change their query from look to look.
    if (known !== undefined && pathOf(known.uri) !== pathOf(uri))
      return `segment ${after.sequence + at} was ${pathOf(known.uri)} and is ${pathOf(uri)} now`;
  }
  return null;
}

function pathOf(uri: string): string {
  return uri.replace(/[?#].*$/, "");
}

/** A name of the form of chapter 4.1 (`live_{device}_{channel}`) in a playlist that is another known stream's than its own. */
export function strangerIn(
  text: string,
  own: { deviceId: string; channelId: number },
  all: readonly { deviceId: string; channelId: number }[],
): string | null {
  for (const [name, device, channel] of text.matchAll(/live_([0-9A-Za-z]+)_(\d+)/g)) {
    const is = (stream: { deviceId: string; channelId: number }) =>
      stream.deviceId === device && String(stream.channelId) === channel;
    if (!is(own) && all.some(is)) return name;
  }
  return null;
}
