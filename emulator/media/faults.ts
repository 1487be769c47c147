/** The ways in which media can be wrong on demand. The emulator's defects name them, and the requirements that break. */
export const mediaFaults = [
  /** The live playlist shows the stream's first moment for ever. */
  "live-frozen",
  /** The media sequence goes back by one in every other target duration. */
  "live-sequence-wrong",
  /** The media sequence counts ten for every segment. */
  "live-sequence-jumps",
  /** EXTINF tells half of what a live segment lasts. */
  "live-duration-wrong",
  /** EXT-X-TARGETDURATION is 1, the segments last 2 s. */
  "live-target-duration-wrong",
  /** The live playlist ends with EXT-X-ENDLIST. */
  "live-ended",
  /** The playlist is a text, but no playlist. */
  "playlist-not-hls",
  /** Every segment that a playlist names is unknown. */
  "segment-missing",
  /** A segment is random bytes. */
  "segment-garbage",
  /** A segment is an HTML page. */
  "segment-not-ts",
  /** A segment has packets of MPEG-TS, but tells no programme (no PAT). */
  "segment-without-pat",
  /** A segment lacks its first picture, which the others build on. */
  "segment-without-key-picture",
  "vod-without-end",
  /** EXT-X-TARGETDURATION of a video is 1, its segments last 2 s. */
  "vod-target-duration-wrong",
  /** The durations of a video's segments add up to twice its length. */
  "vod-duration-wrong",
  /** What was played once plays on after its deletion. */
  "vod-outlives-deletion",
  /** The thumbnail is a JSON text. */
  "thumbnail-not-image",
  /** Every token is good. */
  "token-not-checked",
  /** A good token is good for every stream. */
  "token-not-bound",
  /** S2 does not repeat the client's random bytes. */
  "rtmp-handshake-wrong",
  /** `connect` is never answered. */
  "rtmp-silent",
  /** `play` is accepted, no picture follows. */
  "rtmp-no-media",
] as const;

export type MediaFault = (typeof mediaFaults)[number];

export type MediaFaults = ReadonlySet<MediaFault>;

export const noFaults: MediaFaults = new Set();
