import { framesPerSegment, segmentsInLoop, ticksPerLoop } from "./timing.js";

const packetBytes = 188;
const sync = 0x47;

/** One pre-made segment, with the places that change from one round of the loop to the next. */
interface Template {
  bytes: Buffer;
  packets: Packet[];
  /** Where each frame's first packet begins. */
  frames: number[];
}

interface Packet {
  offset: number;
  /** Packets of the same PID, with payload, before this one in the loop. */
  ordinal: number;
  pid: number;
  /** The original PTS, and the offset of its five bytes; a frame's first packet alone has one, and the PCR. */
  time?: { pts: number; ptsOffset: number; pcr: number; pcrOffset: number };
}

/**
 * An endless MPEG-TS stream out of pre-made segments of one loop: the segment of round r is the pre-made one with PTS
 * and PCR moved on by r loops (modulo 2^33, as decoders expect) and with continuity counters that carry on.
 */
export class TransportStream {
  private readonly templates: Template[] = [];
  private readonly packetsInLoop = new Map<number, number>();

  /** @throws Error when a segment is not MPEG-TS as the recipe makes it. */
  constructor(segments: Buffer[]) {
    for (const bytes of segments) this.templates.push(this.read(bytes));
    if (segments.length !== segmentsInLoop) throw new Error(`${segments.length} segments, ${segmentsInLoop} expected`);
  }

  /** Segment `n` of the endless stream, cut after `frames` frames where a video ends within it. */
  segment(n: number, frames = framesPerSegment): Buffer {
    const round = Math.floor(n / segmentsInLoop);
    const template = this.templates[n % segmentsInLoop] as Template;
    const end = template.frames[frames] ?? template.bytes.length;
    const bytes = Buffer.from(template.bytes.subarray(0, end));
    const shift = (round * ticksPerLoop) % 2 ** 33;
    for (const packet of template.packets) {
      if (packet.offset >= end) break;
      const counter = packet.ordinal + round * (this.packetsInLoop.get(packet.pid) as number);
      bytes[packet.offset + 3] = ((bytes[packet.offset + 3] as number) & 0xf0) | (counter % 16);
      if (packet.time) {
        writePts(bytes, packet.time.ptsOffset, (packet.time.pts + shift) % 2 ** 33);
        writePcr(bytes, packet.time.pcrOffset, (packet.time.pcr + shift) % 2 ** 33);
      }
    }
    return bytes;
  }

  private read(bytes: Buffer): Template {
    const packets: Packet[] = [];
    const frames: number[] = [];
    for (let offset = 0; offset < bytes.length; offset += packetBytes) {
      if (bytes[offset] !== sync) throw new Error(`no MPEG-TS packet at ${offset}`);
      const pid = bytes.readUInt16BE(offset + 1) & 0x1fff;
      const ordinal = this.packetsInLoop.get(pid) ?? 0;
      this.packetsInLoop.set(pid, ordinal + 1);
      const packet: Packet = { offset, ordinal, pid };
      const pes = startOfFrame(bytes, offset);
      if (pes !== undefined) {
        const pcrOffset = offset + 6;
        const ptsOffset = pes + 9;
        packet.time = { ptsOffset, pts: readPts(bytes, ptsOffset), pcrOffset, pcr: readPcr(bytes, pcrOffset) };
        frames.push(offset);
      }
      packets.push(packet);
    }
    return { bytes, packets, frames };
  }
}

/** Where the PES header begins, if this packet begins a frame: unit start, adaptation field with a PCR, start code. */
function startOfFrame(bytes: Buffer, packet: number): number | undefined {
  const unitStart = (bytes[packet + 1] as number) & 0x40;
  const adaptation = (bytes[packet + 3] as number) & 0x20;
  if (!unitStart || !adaptation) return undefined;
  const pes = packet + 5 + (bytes[packet + 4] as number);
  return bytes.readUIntBE(pes, 3) === 1 ? pes : undefined;
}

/** The 33 bits of a PTS in its five bytes (ISO 13818-1, 2.4.3.6). */
export function readPts(bytes: Buffer, at: number): number {
  const high = ((bytes[at] as number) >> 1) & 7;
  return high * 2 ** 30 + (bytes.readUInt16BE(at + 1) >> 1) * 2 ** 15 + (bytes.readUInt16BE(at + 3) >> 1);
}

function writePts(bytes: Buffer, at: number, pts: number): void {
  const marker = 1;
  bytes[at] = ((bytes[at] as number) & 0xf0) | (Math.floor(pts / 2 ** 30) << 1) | marker;
  bytes.writeUInt16BE(((Math.floor(pts / 2 ** 15) & 0x7fff) << 1) | marker, at + 1);
  bytes.writeUInt16BE(((pts % 2 ** 15) << 1) | marker, at + 3);
}

/** The 33 bits of a PCR's base in 90 kHz (2.4.3.5); the recipe's extension in 27 MHz stays as it is. */
export function readPcr(bytes: Buffer, at: number): number {
  return bytes.readUInt32BE(at) * 2 + ((bytes[at + 4] as number) >> 7);
}

function writePcr(bytes: Buffer, at: number, base: number): void {
  bytes.writeUInt32BE(Math.floor(base / 2), at);
  bytes[at + 4] = ((bytes[at + 4] as number) & 0x7f) | ((base % 2) << 7);
}
