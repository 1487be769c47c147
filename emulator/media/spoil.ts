import { createHash } from "node:crypto";
import type { MediaFaults } from "./faults.js";

const programAssociationPid = 0;

/** A segment as the faults make it: as it is, spoilt, or undefined for "not found". */
export function spoilSegment(segment: Buffer, faults: MediaFaults): Buffer | undefined {
  if (faults.size === 0) return segment;
  if (faults.has("segment-missing")) return undefined;
  if (faults.has("segment-not-ts")) return Buffer.from("<!doctype html><title>Welcome</title><p>It works!</p>\n");
  if (faults.has("segment-garbage")) return garbage(segment.length);
  if (faults.has("segment-without-pat")) return withoutPat(segment);
  return segment;
}

/** The same bytes in every run, and none that looks like a packet's start. */
function garbage(length: number): Buffer {
  const bytes = createHash("shake256", { outputLength: length }).update("garbage").digest();
  bytes.writeUInt8(0, 0);
  return bytes;
}

function withoutPat(segment: Buffer): Buffer {
  const packets: Buffer[] = [];
  for (let at = 0; at < segment.length; at += 188) {
    const pid = segment.readUInt16BE(at + 1) & 0x1fff;
    if (pid !== programAssociationPid) packets.push(segment.subarray(at, at + 188));
  }
  return Buffer.concat(packets);
}
