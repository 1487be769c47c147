import { crc32, deflateSync } from "node:zlib";

/** A small picture that every decoder takes. PNG is made here; the JPEG is the smallest baseline one, 1 by 1, grey. */
export function pictureBytes(format: "png" | "jpg"): Uint8Array {
  return format === "png" ? png(8, 8) : Buffer.from(jpeg, "base64");
}

/** A square PNG of noise, a byte a pixel: every byte value is in it. */
export function noisyPicture(random: { bytes(length: number): Uint8Array }, side: number): Uint8Array {
  return png(side, side, random.bytes(side * side));
}

/** A PNG in shades of grey, all alike where no pixels are given. */
function png(width: number, height: number, pixels?: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, 0x80);
  for (let row = 0; row < height; row++) {
    if (pixels) rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
    rows[row * (width + 1)] = 0;
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

const jpeg =
  "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQ" +
  "Ew8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=";
