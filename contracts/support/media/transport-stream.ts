/** What is wrong with a segment that should be MPEG-TS (ISO/IEC 13818-1) with H.264 in it. */
export type SegmentFault = "empty" | "not-packets" | "no-sync" | "no-pat" | "no-pmt" | "no-video" | "no-picture";

const packetBytes = 188;
const syncByte = 0x47;
const streamTypeH264 = 0x1b;
/** Kinds of NAL units that a stream of pictures is made of: slices, and the sets and marks around them. */
const pictureNals = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]);
/** So much of a picture's beginning is looked through for a NAL unit. */
const lookedThrough = 64 * 1024;

/** A segment taken apart: its first fault, or the packets of its video where players can make something of it. */
export type ReadSegment = { fault: SegmentFault } | { fault: undefined; video: Packet[] };

/** Never throws. */
export function readSegment(bytes: Uint8Array): ReadSegment {
  if (bytes.length === 0) return { fault: "empty" };
  if (bytes.length % packetBytes !== 0) return { fault: bytes[0] === syncByte ? "not-packets" : "no-sync" };
  const packets = packetsOf(bytes);
  if (packets.some(({ sync }) => !sync)) return { fault: "no-sync" };
  const mapPids = new Set(sections(packets, 0, 0x00).flatMap(programMapPids));
  if (mapPids.size === 0) return { fault: "no-pat" };
  const maps = [...mapPids].flatMap((pid) => sections(packets, pid, 0x02));
  if (maps.length === 0) return { fault: "no-pmt" };
  const stream = maps.flatMap(streamsOf).find(({ type }) => type === streamTypeH264);
  if (!stream) return { fault: "no-video" };
  const video = packets.filter(({ pid }) => pid === stream.pid);
  return hasPicture(video) ? { fault: undefined, video } : { fault: "no-picture" };
}

export interface Packet {
  sync: boolean;
  pid: number;
  /** A decoder may begin here: the packet itself says so. */
  randomAccess: boolean;
  /** A section or a PES packet begins here. */
  starts: boolean;
  payload: Uint8Array;
}

function packetsOf(bytes: Uint8Array): Packet[] {
  const packets: Packet[] = [];
  for (let at = 0; at < bytes.length; at += packetBytes) {
    const [sync = 0, high = 0, low = 0, flags = 0, length = 0, adaptation = 0] = bytes.subarray(at, at + 6);
    const isAdapted = (flags & 0x20) !== 0;
    const skipped = isAdapted ? 5 + length : 4;
    const randomAccess = isAdapted && length > 0 && (adaptation & 0x40) !== 0;
    const payload =
      flags & 0x10 ? bytes.subarray(at + Math.min(skipped, packetBytes), at + packetBytes) : bytes.subarray(0, 0);
    const [pid, starts] = [((high & 0x1f) << 8) | low, (high & 0x40) !== 0];
    packets.push({ sync: sync === syncByte, pid, starts, randomAccess, payload });
  }
  return packets;
}

/** The sections of one table that begin in packets of one PID, without their checksum. */
function sections(packets: Packet[], pid: number, table: number): Uint8Array[] {
  return packets
    .filter((packet) => packet.pid === pid && packet.starts)
    .flatMap(({ payload }) => {
      const section = payload.subarray(1 + (payload[0] ?? 0));
      const length = (((section[1] ?? 0) & 0x0f) << 8) | (section[2] ?? 0);
      return section[0] === table && length >= 9 ? [section.subarray(0, Math.max(3 + length - 4, 0))] : [];
    });
}

function programMapPids(section: Uint8Array): number[] {
  const pids: number[] = [];
  for (let at = 8; at + 4 <= section.length; at += 4) {
    if (word(section, at) !== 0) pids.push(word(section, at + 2) & 0x1fff);
  }
  return pids;
}

function streamsOf(section: Uint8Array): { type: number; pid: number }[] {
  const streams: { type: number; pid: number }[] = [];
  let at = 12 + (word(section, 10) & 0x0fff);
  while (at + 5 <= section.length) {
    streams.push({ type: section[at] ?? 0, pid: word(section, at + 1) & 0x1fff });
    at += 5 + (word(section, at + 3) & 0x0fff);
  }
  return streams;
}

/** True where a PES packet of video begins, and a NAL unit in it. */
function hasPicture(video: Packet[]): boolean {
  const first = video.findIndex(({ starts, payload }) => starts && isVideoPes(payload));
  if (first < 0) return false;
  const stream = Buffer.concat(video.slice(first).map(({ payload }) => payload)).subarray(0, lookedThrough);
  return nalUnits(stream, 9 + (stream[8] ?? 0)).some((at) => pictureNals.has((stream[at] ?? 0) & 0x9f));
}

/** Where the NAL units of a stream begin, behind their start codes. */
export function nalUnits(stream: Buffer, from = 0): number[] {
  const found: number[] = [];
  for (let at = stream.indexOf(startCode, from); at >= 0; at = stream.indexOf(startCode, at + 3)) found.push(at + 3);
  return found;
}

const startCode = Buffer.from([0, 0, 1]);

export function isVideoPes(payload: Uint8Array): boolean {
  return payload[0] === 0 && payload[1] === 0 && payload[2] === 1 && ((payload[3] ?? 0) & 0xf0) === 0xe0;
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
