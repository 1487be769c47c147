import { readPcr, readPts } from "./transport-stream.js";

/** One MPEG-TS packet, read for the tests without the knowledge that the emulator has of its own segments. */
export interface TestPacket {
  pid: number;
  counter: number;
  unitStart: boolean;
  payload: Buffer;
  pcr: number | undefined;
  pts: number | undefined;
}

export function packetsOf(bytes: Buffer): TestPacket[] {
  const packets: TestPacket[] = [];
  for (let at = 0; at < bytes.length; at += 188) packets.push(packet(bytes.subarray(at, at + 188)));
  return packets;
}

function packet(bytes: Buffer): TestPacket {
  if (bytes[0] !== 0x47 || bytes.length !== 188) throw new Error("not a packet");
  const unitStart = (bytes.readUInt8(1) & 0x40) !== 0;
  const adapted = (bytes.readUInt8(3) & 0x20) !== 0;
  const payload = bytes.subarray(adapted ? 5 + bytes.readUInt8(4) : 4);
  const hasPcr = adapted && bytes.readUInt8(4) > 0 && (bytes.readUInt8(5) & 0x10) !== 0;
  const isPes = unitStart && payload.readUIntBE(0, 3) === 1;
  return {
    pid: bytes.readUInt16BE(1) & 0x1fff,
    counter: bytes.readUInt8(3) & 0x0f,
    unitStart,
    payload,
    pcr: hasPcr ? readPcr(bytes, 6) : undefined,
    pts: isPes && (payload.readUInt8(7) & 0x80) !== 0 ? readPts(payload, 9) : undefined,
  };
}
