import type { Socket } from "node:net";
import { deserialize, serialize } from "node:v8";

/** Frames of the broker's socket: a length (4 bytes, big-endian), then a value in V8's own form, bytes included. */
export function writeFrame(socket: Socket, value: unknown): void {
  if (socket.destroyed) return;
  const content = serialize(value);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(content.length);
  socket.cork();
  socket.write(head);
  socket.write(content);
  socket.uncork();
}

/** Calls `receive` for each frame that comes in. */
export function readFrames(socket: Socket, receive: (value: unknown) => void): void {
  let chunks: Buffer[] = [];
  let size = 0;
  let wanted = 4;
  socket.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size < wanted) return;
    let all = Buffer.concat(chunks);
    while (all.length >= 4 && all.length >= 4 + all.readUInt32BE()) {
      const end = 4 + all.readUInt32BE();
      // A copy: what is deserialized would else keep the whole chunk alive.
      receive(deserialize(Buffer.from(all.subarray(4, end))));
      all = all.subarray(end);
    }
    wanted = all.length >= 4 ? 4 + all.readUInt32BE() : 4;
    chunks = [all];
    size = all.length;
  });
}
