import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { type Amf, decodeAmf, encodeAmf } from "./amf0.js";
import { ChunkReader, type Message, messageType, writeChunks } from "./chunks.js";

/** A message of the server, its AMF values read where it has some. */
export interface Told extends Message {
  values: Amf[];
}

/** A client on a raw socket, for the tests. */
export class TestClient {
  readonly told: Told[] = [];
  closed = false;
  private readonly chunks = new ChunkReader();
  private unread: Buffer = Buffer.alloc(0);
  private wanted = 0;
  private onHello: ((hello: Buffer) => void) | undefined;

  constructor(private readonly socket: Socket) {
    socket.on("data", (bytes) => this.receive(bytes));
    socket.on("close", () => {
      this.closed = true;
    });
    socket.on("error", () => {});
  }

  static async connect(port: number): Promise<TestClient> {
    const socket = connect(port, "127.0.0.1");
    const client = new TestClient(socket);
    await once(socket, "connect");
    return client;
  }

  /** C0, C1, then C2. Returns what was sent as C1, and S0, S1 and S2. */
  async greet(): Promise<{ c1: Buffer; s0: number; s1: Buffer; s2: Buffer }> {
    const c1 = Buffer.concat([Buffer.of(0, 0, 3, 232, 0, 0, 0, 0), randomBytes(1528)]);
    this.wanted = 1 + 2 * 1536;
    const hello = new Promise<Buffer>((resolve) => {
      this.onHello = resolve;
    });
    this.write(Buffer.concat([Buffer.of(3), c1]));
    const [s0, s1, s2] = parts(await hello);
    this.write(s1);
    return { c1, s0, s1, s2 };
  }

  /** Sends a command in chunks of the size that holds at the start, 128 bytes. */
  command(stream: number, ...values: Amf[]): void {
    const message = { type: messageType.command, stream, payload: encodeAmf(...values) };
    this.write(Buffer.concat(writeChunks(3, message, 0, 128)));
  }

  write(bytes: Buffer): void {
    this.socket.write(bytes);
  }

  /** The codes of the server's answers so far. */
  get codes(): string[] {
    return this.told
      .flatMap(({ values }) => values)
      .flatMap((value) => (typeof value === "object" && value && "code" in value ? [String(value.code)] : []));
  }

  /** Returns when all that was written has gone out, and the server has closed its side too. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.socket.end();
    await once(this.socket, "close");
  }

  private receive(bytes: Buffer): void {
    this.unread = Buffer.concat([this.unread, bytes]);
    if (this.onHello) {
      if (this.unread.length < this.wanted) return;
      this.onHello(this.unread.subarray(0, this.wanted));
      this.onHello = undefined;
      this.unread = this.unread.subarray(this.wanted);
    }
    for (let length = -1; length !== 0; this.unread = this.unread.subarray(length)) {
      length = this.chunks.read(this.unread, (message) => this.note(message));
    }
  }

  private note({ type, stream, payload }: Message): void {
    if (type === messageType.chunkSize) this.chunks.setChunkSize(payload.readUInt32BE(0));
    const readable = type === messageType.command || type === messageType.data;
    this.told.push({ type, stream, payload, values: readable ? decodeAmf(payload) : [] });
  }
}

function parts(hello: Buffer): [number, Buffer, Buffer] {
  return [hello.readUInt8(0), hello.subarray(1, 1537), hello.subarray(1537)];
}
