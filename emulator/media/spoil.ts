import { createHash } from "node:crypto";
import type { MediaFaults } from "./faults.js";

const programAssociationPid = 0;
const packetBytes = 188;
const videoPesStart = Buffer.from([0, 0, 1, 0xe0]);

/** A segment as the faults make it: as it is, spoilt, or undefined for "not found". */
export function spoilSegment(segment: Buffer, faults: MediaFaults): Buffer | undefined {
  if (faults.size === 0) return segment;
  if (faults.has("segment-missing")) return undefined;
  if (faults.has("segment-not-ts")) return Buffer.from("<!doctype html><title>Welcome</title><p>It works!</p>\n");
  if (faults.has("segment-garbage")) return garbage(segment.length);
  if (faults.has("segment-without-pat")) return withoutPat(segment);
  if (faults.has("segment-without-key-picture")) return withoutKeyPicture(segment);
  return segment;
}

/** The same bytes in every run, and none that looks like a packet's start. */
function garbage(length: number): Buffer {
  const bytes = createHash("shake256", { outputLength: length }).update("garbage").digest();
  bytes.writeUInt8(0, 0);
  return bytes;
}

function withoutPat(segment: Buffer): Buffer {
  return Buffer.concat(packetsOf(segment).filter((packet) => pidOf(packet) !== programAssociationPid));
}

/** A picture begins with its PES header; the first one of a segment stands alone, the others are told by what changed. */
function withoutKeyPicture(segment: Buffer): Buffer {
  const packets = packetsOf(segment);
  const [first, second] = packets.filter(beginsPicture);
  if (!first || !second) return segment;
  const pid = pidOf(first);
  const end = packets.indexOf(second);
  return Buffer.concat(packets.filter((packet, at) => at >= end || pidOf(packet) !== pid));
}

function packetsOf(segment: Buffer): Buffer[] {
  return Array.from({ length: segment.length / packetBytes }, (_, at) =>
    segment.subarray(at * packetBytes, (at + 1) * packetBytes),
  );
}

const pidOf = (packet: Buffer) => packet.readUInt16BE(1) & 0x1fff;

function beginsPicture(packet: Buffer): boolean {
  const startsUnit = (packet.readUInt8(1) & 0x40) !== 0;
  return startsUnit && packet.includes(videoPesStart);
}
