/** A media playlist, as far as a viewer needs it. */
export interface MediaPlaylist {
  kind: "media";
  /** Seconds. */
  targetDuration: number;
  /** The number of the first segment. */
  sequence: number;
  segments: { uri: string; seconds: number }[];
  ended: boolean;
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
  const media: MediaPlaylist = { kind: "media", targetDuration: 0, sequence: 0, segments: [], ended: false };
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
    else if (line !== "" && !line.startsWith("#")) {
      if (variant) variants.push(line);
      else media.segments.push({ uri: line, seconds });
      variant = false;
    }
  }
  return variants.length > 0 ? { kind: "master", variants } : media;
}

function numberIn(line: string): number {
  const value = parseFloat(line.slice(line.indexOf(":") + 1));
  return Math.max(value, 0);
}
