import type { IncomingMessage } from "node:http";

/** A body is longer than is taken. */
export class TooLarge extends Error {}

/**
 * Reads a body whole.
 * @throws TooLarge as soon as it, or what its Content-Length announces, is over `limit` bytes; an Error when it breaks off
 */
export function bodyOf(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const tooLarge = () => new TooLarge(`body over ${limit} bytes`);
    if (Number(request.headers["content-length"] ?? 0) > limit) return reject(tooLarge());
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limit) reject(tooLarge());
      else chunks.push(chunk);
    });
    request.once("end", () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, bytes)));
    request.once("error", reject);
    request.once("close", () => reject(new Error("the request broke off")));
  });
}
