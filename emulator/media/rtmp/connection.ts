import type { Socket } from "node:net";
import { type Amf, decodeAmf, encodeAmf, MalformedError } from "./amf0.js";
import { ChunkReader, type Message, messageType, uint32, writeChunks } from "./chunks.js";
import { answerHello, checkVersion, helloBytes } from "./handshake.js";

/** Bytes between two acknowledgements, which we ask of the client, and give where it asks for none. */
const window = 2_500_000;
const chunkSize = 4096;
/** A client that leaves more than this unread is no player. */
const mostUnread = 1024 * 1024;
/** Chunk streams: 2 is the protocol's own by its specification, the others are ours to choose. */
const protocolChannel = 2;
const commandChannel = 3;
const mediaChannel = 6;

/** Events of a user control message (specification, 7.1.7). */
export const userEvent = { streamBegin: 0, streamEnd: 1, ping: 6, pong: 7 } as const;

export interface ConnectionOptions {
  /** S2 does not repeat C1. */
  wrongHandshake: boolean;
  /** A command of the client: its name, its transaction, its arguments. */
  onCommand(stream: number, values: Amf[]): void;
}

/** RTMP between the socket and the commands: handshake, chunks, flow control. Whatever is not RTMP ends the connection. */
export class Connection {
  private stage: "c0c1" | "c2" | "chunks" = "c0c1";
  private unread: Buffer = Buffer.alloc(0);
  private readonly chunks = new ChunkReader();
  private chunkSize = 128;
  private received = 0;
  private acknowledged = 0;
  private acknowledgeEach = window;

  constructor(
    private readonly socket: Socket,
    private readonly options: ConnectionOptions,
  ) {
    socket.setNoDelay(true);
    socket.on("data", (bytes) => this.receive(bytes));
    // A lost connection needs no word; without a listener it would end the process.
    socket.on("error", () => {});
  }

  get greeted(): boolean {
    return this.stage === "chunks";
  }

  /** Bytes that wait because the client does not read them. */
  get waiting(): number {
    return this.socket.writableLength;
  }

  /** Tells the sizes that hold from now on. */
  announceSizes(): void {
    const dynamic = 2;
    this.write(protocolChannel, { type: messageType.windowSize, stream: 0, payload: uint32(window) });
    const bandwidth = Buffer.concat([uint32(window), Buffer.of(dynamic)]);
    this.write(protocolChannel, { type: messageType.peerBandwidth, stream: 0, payload: bandwidth });
    this.write(protocolChannel, { type: messageType.chunkSize, stream: 0, payload: uint32(chunkSize) });
    this.chunkSize = chunkSize;
  }

  command(stream: number, ...values: Amf[]): void {
    this.write(commandChannel, { type: messageType.command, stream, payload: encodeAmf(...values) });
  }

  userControl(event: number, value: number): void {
    const payload = Buffer.concat([Buffer.of(0, event), uint32(value)]);
    this.write(protocolChannel, { type: messageType.userControl, stream: 0, payload });
  }

  /** Sends a message of pictures or data. @param time milliseconds, below 2^32 */
  media(stream: number, type: number, payload: Buffer, time: number): void {
    this.write(mediaChannel, { type, stream, payload }, time);
  }

  /** Closes after what was sent has gone out. */
  end(): void {
    this.socket.end();
  }

  private receive(bytes: Buffer): void {
    if (!this.socket.writable) return;
    try {
      this.unread = this.unread.length > 0 ? Buffer.concat([this.unread, bytes]) : bytes;
      let at = 0;
      for (let length = -1; length !== 0 && this.socket.writable; at += length) {
        length = this.consume(this.unread.subarray(at));
      }
      this.unread = Buffer.from(this.unread.subarray(at));
      this.acknowledge(bytes.length);
    } catch (error) {
      this.socket.destroy();
      // An error of ours must be seen, but must not end the emulator.
      if (!(error instanceof MalformedError)) process.emitWarning(error as Error);
    }
  }

  /** Reads one thing from the front of `bytes` and returns its length; 0 when it is not all there. */
  private consume(bytes: Buffer): number {
    if (this.stage === "chunks") return this.chunks.read(bytes, (message) => this.handle(message));
    if (this.stage === "c2") {
      if (bytes.length < helloBytes) return 0;
      this.stage = "chunks";
      return helloBytes;
    }
    checkVersion(bytes[0]);
    if (bytes.length < 1 + helloBytes) return 0;
    this.socket.write(answerHello(bytes, this.options.wrongHandshake));
    this.stage = "c2";
    return 1 + helloBytes;
  }

  private handle({ type, stream, payload }: Message): void {
    const value = payload.length >= 4 ? payload.readUInt32BE(0) : undefined;
    if (type === messageType.chunkSize) this.chunks.setChunkSize(value);
    else if (type === messageType.abort) this.chunks.abort(value);
    else if (type === messageType.windowSize) this.acknowledgeEach = value || window;
    else if (type === messageType.userControl) this.pong(payload);
    else if (type === messageType.command) this.options.onCommand(stream, decodeAmf(payload));
    // An AMF3 command is one of AMF0 after a byte of 0, as long as no value asks for AMF3.
    else if (type === messageType.commandAmf3) this.options.onCommand(stream, decodeAmf(payload.subarray(1)));
  }

  private pong(payload: Buffer): void {
    if (payload.length >= 6 && payload.readUInt16BE(0) === userEvent.ping) {
      this.userControl(userEvent.pong, payload.readUInt32BE(2));
    }
  }

  private acknowledge(bytes: number): void {
    this.received += bytes;
    if (!this.greeted || this.received - this.acknowledged < this.acknowledgeEach) return;
    this.acknowledged = this.received;
    const payload = uint32(this.received % 2 ** 32);
    this.write(protocolChannel, { type: messageType.acknowledgement, stream: 0, payload });
  }

  private write(channel: number, message: Message, time = 0): void {
    if (!this.socket.writable) return;
    if (this.socket.writableLength > mostUnread) {
      this.socket.destroy();
      return;
    }
    this.socket.cork();
    for (const bytes of writeChunks(channel, message, time, this.chunkSize)) this.socket.write(bytes);
    this.socket.uncork();
  }
}
