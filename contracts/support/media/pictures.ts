import { isVideoPes, nalUnits, type Packet } from "./transport-stream.js";

const ticksPerSecond = 90_000;
/** Presentation times are counted in 33 bits: what is this far apart lies on both sides of their turn. */
const halfTurn = 2 ** 32;

/** What the pictures of a segment tell. */
export interface Pictures {
  /** Seconds that they are shown; NaN where their times do not tell. */
  seconds: number;
  /** Whether a decoder that has seen nothing before can begin somewhere in it. */
  hasStart: boolean;
}

/** Reads the packets of a segment's video. Never throws. */
export function picturesOf(video: readonly Packet[]): Pictures {
  const times = video.flatMap(({ starts, payload }) => (starts && isVideoPes(payload) ? timeOf(payload) : []));
  return {
    seconds: secondsOf(times),
    hasStart: video.some(({ randomAccess }) => randomAccess) || hasKeyPicture(video),
  };
}

/** From the first picture to the last one, which is shown as long as the others are. */
function secondsOf(times: number[]): number {
  if (times.length < 2) return Number.NaN;
  const ordered = times.sort((a, b) => a - b);
  const span = (ordered.at(-1) ?? 0) - (ordered[0] ?? 0);
  return span > halfTurn ? Number.NaN : (span * times.length) / (times.length - 1) / ticksPerSecond;
}

/** The presentation time in the header of a PES packet (ISO/IEC 13818-1, 2.4.3.6), where it has one. */
function timeOf(pes: Uint8Array): number[] {
  if (((pes[7] ?? 0) & 0x80) === 0 || pes.length < 14) return [];
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = pes.subarray(9, 14);
  return [((a >> 1) & 7) * 2 ** 30 + (((b << 8) | c) >> 1) * 2 ** 15 + (((d << 8) | e) >> 1)];
}

const keySlice = 5;
const parameterSet = 7;
const information = 6;
/** Supplemental information that says: from here on pictures come to be whole. */
const recoveryPoint = 6;

function hasKeyPicture(video: readonly Packet[]): boolean {
  const stream = Buffer.concat(video.map(({ payload }) => payload));
  return nalUnits(stream).some((at) => {
    const kind = (stream[at] ?? 0) & 0x9f;
    return kind === keySlice || kind === parameterSet || (kind === information && stream[at + 1] === recoveryPoint);
  });
}
