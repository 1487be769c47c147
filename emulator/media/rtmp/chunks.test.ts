import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { ChunkReader, type Message, writeChunks } from "./chunks.js";

/** Reads as a socket would bring it: in pieces of any length. */
function read(bytes: Buffer, piece: number): Message[] {
  const reader = new ChunkReader();
  const messages: Message[] = [];
  let unread = Buffer.alloc(0);
  for (let at = 0; at < bytes.length; at += piece) {
    unread = Buffer.concat([unread, bytes.subarray(at, at + piece)]);
    for (let length = -1; length !== 0; unread = unread.subarray(length)) {
      length = reader.read(unread, ({ type, stream, payload }) => messages.push({ type, stream, payload }));
    }
  }
  return messages;
}

test("messages of any length and time come through chunks of 128 bytes, however the bytes arrive", () => {
  const message = fc.record({
    type: fc.integer({ min: 1, max: 20 }),
    stream: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    payload: fc.uint8Array({ maxLength: 700 }).map((bytes) => Buffer.from(bytes)),
  });
  const time = fc.constantFrom(0, 0xff_fffe, 0xff_ffff, 0x100_0000, 2 ** 32 - 1);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(message, time), { maxLength: 4 }),
      fc.integer({ min: 1, max: 300 }),
      (sent, piece) => {
        const bytes = Buffer.concat(sent.flatMap(([one, at]) => writeChunks(5, one, at, 128)));
        expect(read(bytes, piece)).toEqual(sent.map(([one]) => one));
      },
    ),
  );
});

test("short headers repeat what the one before said, on chunk streams of one, two and three bytes", () => {
  for (const id of [[3], [0, 10], [1, 10, 1]]) {
    const basic = (format: number) => Buffer.of((format << 6) | (id[0] as number), ...id.slice(1));
    const bytes = Buffer.concat([
      basic(0),
      Buffer.of(0, 0, 1, 0, 0, 2, 20, 7, 0, 0, 0, 65, 66),
      basic(1),
      Buffer.of(0, 0, 1, 0, 0, 1, 18, 67),
      basic(2),
      Buffer.of(0, 0, 1, 68),
      basic(3),
      Buffer.of(69),
    ]);
    expect(read(bytes, 1).map(({ type, stream, payload }) => [type, stream, payload.toString()])).toEqual([
      [20, 7, "AB"],
      [18, 7, "C"],
      [18, 7, "D"],
      [18, 7, "E"],
    ]);
  }
});
