import type { Connections } from "./connections.js";
import { type Failure, failureOf } from "./failures.js";
import type { RawCall } from "./wire.js";

/** Most bytes that a raw exchange takes, whatever was asked for. */
const rawCap = 1024 * 1024;

/** Sends bytes over TCP or TLS and collects what comes back. Never rejects. */
export async function rawExchange(
  connections: Connections,
  call: RawCall,
  milliseconds: number,
  signal: AbortSignal,
): Promise<{ bytes: Uint8Array; failure?: Failure }> {
  const chunks: Uint8Array[] = [];
  const started = performance.now();
  try {
    if (signal.aborted) throw signal.reason;
    const socket = await connections.open(call.host, call.port, call.tls ?? false, milliseconds);
    const expected = Math.min(call.expectBytes, rawCap);
    const failure = await new Promise<Failure | undefined>((resolve) => {
      let size = 0;
      const left = milliseconds - (performance.now() - started);
      const timer = setTimeout(
        () => end({ kind: "timeout", message: `${size} of ${expected} bytes within ${milliseconds} ms` }),
        left,
      );
      const interrupt = () => end(failureOf(signal.reason));
      const end = (ended?: Failure) => {
        clearTimeout(timer);
        signal.removeEventListener("abort", interrupt);
        socket.destroy();
        resolve(ended);
      };
      signal.addEventListener("abort", interrupt);
      socket.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size >= expected) end();
      });
      socket.on("error", (error) => end(failureOf(error)));
      socket.on("close", () =>
        end(size >= expected ? undefined : { kind: "reset", message: `closed after ${size} of ${expected} bytes` }),
      );
      socket.write(call.bytes);
      if (expected === 0) end();
    });
    const bytes = Buffer.concat(chunks).subarray(0, rawCap);
    return failure ? { bytes, failure } : { bytes };
  } catch (error) {
    return { bytes: Buffer.concat(chunks), failure: failureOf(error) };
  }
}
