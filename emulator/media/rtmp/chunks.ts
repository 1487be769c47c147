import { MalformedError } from "./amf0.js";

/** An RTMP message (specification, chapter 5.3). */
export interface Message {
  type: number;
  /** The stream it belongs to; 0 is the connection itself. */
  stream: number;
  payload: Buffer;
}

/** Types of messages. */
export const messageType = {
  chunkSize: 1,
  abort: 2,
  acknowledgement: 3,
  userControl: 4,
  windowSize: 5,
  peerBandwidth: 6,
  video: 9,
  commandAmf3: 17,
  data: 18,
  command: 20,
} as const;

/** A player sends commands, which are short. */
const longestMessage = 8192;
const mostChunkStreams = 8;
/** In a three-byte time field: the time stands in four bytes after the header. */
const extended = 0xff_ffff;
/** Bytes of the message header, by the two bits of its format. */
const headerBytes = [11, 7, 3, 0] as const;

interface ChunkStream extends Message {
  /** Its times do not fit three bytes, and stand after the header. We read past them: no command depends on its time. */
  extended: boolean;
  /** Bytes of the payload that came so far. */
  got: number;
}

/** Puts the chunks of a connection together to messages, in bounded memory. */
export class ChunkReader {
  private chunkSize = 128;
  private readonly streams = new Map<number, ChunkStream>();

  /** Reads one chunk from the front of `bytes`. Returns its length, 0 when it is not all there. @throws MalformedError */
  read(bytes: Buffer, receive: (message: Message) => void): number {
    const basic = basicHeader(bytes);
    if (!basic) return 0;
    const length = headerBytes[basic.format] as number;
    let at = basic.length + length;
    if (bytes.length < at) return 0;
    const before = this.streams.get(basic.id);
    if (!before && basic.format !== 0) throw new MalformedError("a chunk stream that begins in its middle");
    const header = bytes.subarray(basic.length, at);
    const wide = length >= 3 ? header.readUIntBE(0, 3) === extended : (before as ChunkStream).extended;
    if (wide) at += 4;
    if (bytes.length < at) return 0;
    const messageLength = length >= 7 ? header.readUIntBE(3, 3) : (before as ChunkStream).payload.length;
    if (messageLength > longestMessage) throw new MalformedError(`a message of ${messageLength} bytes`);
    const partial = before !== undefined && before.got > 0;
    if (partial && basic.format !== 3) throw new MalformedError("a message within another");
    const part = Math.min(this.chunkSize, messageLength - (partial ? before.got : 0));
    if (bytes.length < at + part) return 0;

    const stream = partial ? before : this.begin(basic.id, basic.format, header, messageLength, wide);
    bytes.copy(stream.payload, stream.got, at, at + part);
    stream.got += part;
    if (stream.got === stream.payload.length) {
      stream.got = 0;
      receive(stream);
    }
    return at + part;
  }

  /** Takes the size of later chunks from the client's message. @throws MalformedError */
  setChunkSize(size = 0): void {
    if (size < 1 || size > 0x7fff_ffff) throw new MalformedError(`chunks of ${size} bytes`);
    this.chunkSize = size;
  }

  /** Drops what came of a message that the client gives up. */
  abort(id = 0): void {
    const stream = this.streams.get(id);
    if (stream) stream.got = 0;
  }

  private begin(id: number, format: number, header: Buffer, length: number, wide: boolean): ChunkStream {
    let stream = this.streams.get(id);
    if (!stream) {
      if (this.streams.size >= mostChunkStreams) throw new MalformedError("too many chunk streams");
      stream = { type: 0, stream: 0, extended: false, payload: Buffer.alloc(0), got: 0 };
      this.streams.set(id, stream);
    }
    if (format === 0) stream.stream = header.readUInt32LE(7);
    if (format <= 1) stream.type = header.readUInt8(6);
    stream.extended = wide;
    stream.payload = Buffer.alloc(length);
    return stream;
  }
}

function basicHeader(bytes: Buffer): { format: 0 | 1 | 2 | 3; id: number; length: number } | undefined {
  const first = bytes[0];
  if (first === undefined) return undefined;
  const format = (first >> 6) as 0 | 1 | 2 | 3;
  const id = first & 0x3f;
  if (id > 1) return { format, id, length: 1 };
  const length = id + 2;
  if (bytes.length < length) return undefined;
  return { format, id: id === 0 ? bytes.readUInt8(1) + 64 : bytes.readUInt16LE(1) + 64, length };
}

/**
 * A message as chunks of a full header and, where it is longer than a chunk, continuations.
 * @param time milliseconds, below 2^32
 */
export function writeChunks(id: number, message: Message, time: number, chunkSize: number): Buffer[] {
  const { type, stream, payload } = message;
  const wide = time >= extended;
  const header = Buffer.alloc(wide ? 16 : 12);
  header.writeUInt8(id, 0);
  header.writeUIntBE(wide ? extended : time, 1, 3);
  header.writeUIntBE(payload.length, 4, 3);
  header.writeUInt8(type, 7);
  header.writeUInt32LE(stream, 8);
  if (wide) header.writeUInt32BE(time, 12);
  const chunks = [header, payload.subarray(0, chunkSize)];
  for (let at = chunkSize; at < payload.length; at += chunkSize) {
    const continuation = Buffer.alloc(wide ? 5 : 1, 0xc0 | id);
    if (wide) continuation.writeUInt32BE(time, 1);
    chunks.push(continuation, payload.subarray(at, at + chunkSize));
  }
  return chunks;
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
