const packet = 188;
const syncByte = 0x47;

/**
 * Whether bytes begin like a segment of HLS: MPEG-TS in whole packets that tells its programme (a packet of PID 0), packed audio behind an ID3
 * tag, or a box of fragmented MP4.
 */
export function isSegment(body: unknown): boolean {
  if (!(body instanceof ArrayBuffer) || body.byteLength < packet) return false;
  const bytes = new Uint8Array(body);
  if (bytes[0] === syncByte) return tellsProgramme(bytes);
  if (bytes[0] === 0x49 && bytes[1] === 0x44 && bytes[2] === 0x33) return true;
  const box = String.fromCharCode(bytes[4] ?? 0, bytes[5] ?? 0, bytes[6] ?? 0, bytes[7] ?? 0);
  return ["ftyp", "styp", "moof", "sidx", "prft", "emsg"].includes(box);
}

/** RFC 8216, 3.2: whole packets from the first to the last byte, and a PAT among them. What is cut short is neither. */
function tellsProgramme(bytes: Uint8Array): boolean {
  if (bytes.length % packet !== 0) return false;
  let programme = false;
  for (let at = 0; at < bytes.length; at += packet) {
    if (bytes[at] !== syncByte) return false;
    programme ||= (((bytes[at + 1] ?? 0) & 0x1f) << 8) + (bytes[at + 2] ?? 0) === 0;
  }
  return programme;
}
