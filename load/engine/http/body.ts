import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { errorCode } from "./errors.js";

/**
 * Takes the content-encoding off a body, never beyond `limit` bytes.
 * @throws RequestFailure for a bomb or a broken stream.
 */
export function decodeBody(body: Buffer, encoding: string | undefined, limit: number): Buffer {
  if (encoding === undefined || body.length === 0) return body;
  let decoded = body;
  for (const name of encoding.toLowerCase().split(",").reverse()) decoded = decodeOne(decoded, name.trim(), limit);
  return decoded;
}

function decodeOne(body: Buffer, encoding: string, limit: number): Buffer {
  const options = { maxOutputLength: limit };
  try {
    switch (encoding) {
      case "gzip":
      case "x-gzip":
        return gunzipSync(body, options);
      case "deflate":
        // The first byte tells zlib's wrapper (as the standard asks) from the bare stream that some servers send.
        return ((body[0] ?? 0) & 0x0f) === 8 ? inflateSync(body, options) : inflateRawSync(body, options);
      case "br":
        return brotliDecompressSync(body, options);
      default:
        return body;
    }
  } catch (error) {
    const { message } = error as Error;
    throw { code: errorCode.decompression, message: `decompression of ${encoding}: ${message}` };
  }
}
