/** An image as its bytes tell. */
export interface Image {
  format: "jpg" | "png" | "gif" | "webp" | "bmp";
  width: number;
  height: number;
  /** Its last part is there. */
  complete: boolean;
}

/** Reads an image's format and measures; undefined for what is none. Never throws. */
export function readImage(bytes: Uint8Array): Image | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const read of [png, jpg, gif, webp, bmp]) {
    try {
      const image = read(view);
      if (image && image.width > 0 && image.height > 0) return image;
    } catch {
      // Cut off within its head: no image of this format.
    }
  }
  return undefined;
}

/** True where the first bytes are those of an image, whole or not. */
export function beginsLikeImage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  return /^(\xff\xd8\xff|\x89PNG|GIF8[79]a|RIFF[\s\S]{4}WEBP|BM)/.test(head);
}

function png(bytes: Buffer): Image | undefined {
  if (bytes.readUInt32BE(0) !== 0x89504e47 || bytes.toString("latin1", 12, 16) !== "IHDR") return undefined;
  const complete = bytes.includes("IEND", -64, "latin1");
  return { format: "png", width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), complete };
}

/** The frame header holds the measures; the marker of the end comes last, perhaps before some padding. */
function jpg(bytes: Buffer): Image | undefined {
  if (bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  const complete = bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > bytes.length / 2;
  for (let at = 2; at + 9 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { format: "jpg", height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7), complete };
    }
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

function gif(bytes: Buffer): Image | undefined {
  if (!/^GIF8[79]a/.test(bytes.toString("latin1", 0, 6))) return undefined;
  return {
    format: "gif",
    width: bytes.readUInt16LE(6),
    height: bytes.readUInt16LE(8),
    complete: bytes.at(-1) === 0x3b,
  };
}

function webp(bytes: Buffer): Image | undefined {
  if (bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WEBP") return undefined;
  // Its measures stand in three places, by kind; that it is one, and whole, is enough.
  return { format: "webp", width: 1, height: 1, complete: bytes.length >= bytes.readUInt32LE(4) + 8 };
}

function bmp(bytes: Buffer): Image | undefined {
  if (bytes.toString("latin1", 0, 2) !== "BM") return undefined;
  const height = Math.abs(bytes.readInt32LE(22));
  return { format: "bmp", width: bytes.readInt32LE(18), height, complete: bytes.length >= bytes.readUInt32LE(2) };
}
