import type { Socket } from "node:net";
import type { Media } from "../media.js";
import { tokenOf } from "../tokens.js";
import { type Amf, encodeAmf, MalformedError } from "./amf0.js";
import { messageType } from "./chunks.js";
import { Connection, userEvent } from "./connection.js";
import { Player } from "./player.js";
import { metadata, status } from "./status.js";

/** A client's `play`. */
export interface PlayRequest {
  /** `live`, `rvod`, or whatever the client connected to. */
  app: string;
  /** The stream's name without the query, e.g. `2480461-1`. */
  stream: string;
  token: string;
  /** The client's address. */
  ip: string;
}

/** Leave to play. */
export interface PlayGrant {
  /** The length of a recording; a live stream has none, and is sent until somebody leaves. */
  seconds?: number;
  /** Called once when the playing ends, for whatever reason. */
  onEnd?(): void;
}

export type Authorize = (request: PlayRequest) => PlayGrant | "bad-token" | "not-found";

/** What one client asks, and what it is shown. */
export class Session {
  private readonly connection: Connection;
  private app: { name: string; query: string } | undefined;
  private streams = 0;
  private playing: { player: Player; stream: number; grant: PlayGrant } | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly media: Media,
    private readonly authorize: Authorize,
  ) {
    const wrongHandshake = media.faults.has("rtmp-handshake-wrong");
    this.connection = new Connection(socket, { wrongHandshake, onCommand: this.obey.bind(this) });
    socket.on("close", () => this.stop());
  }

  get greeted(): boolean {
    return this.connection.greeted;
  }

  /** Sends the frames that are due at a moment; ends a recording that is over. */
  advance(now: number): void {
    if (!this.playing || this.playing.player.advance(now)) return;
    const { stream } = this.playing;
    this.connection.userControl(userEvent.streamEnd, stream);
    this.connection.media(stream, messageType.data, encodeAmf("onPlayStatus", status.complete), 0);
    this.connection.command(stream, "onStatus", 0, null, status.stop);
    this.stop();
  }

  private obey(stream: number, [name, id, first, second]: Amf[]): void {
    const transaction = typeof id === "number" ? id : 0;
    if (name === "connect") this.connect(transaction, first);
    else if (name === "createStream") this.connection.command(0, "_result", transaction, null, ++this.streams);
    else if (name === "play") this.play(stream, second);
    else if (name === "getStreamLength") this.connection.command(0, "_result", transaction, null, 0);
    else if (name === "closeStream" || name === "deleteStream") this.stop();
    else if (name === "publish") this.refuse(stream, status.publishDenied);
    else if (transaction !== 0) this.connection.command(stream, "_error", transaction, null, status.unknownCommand);
  }

  private connect(transaction: number, about: Amf): void {
    if (this.media.faults.has("rtmp-silent")) return;
    const app = typeof about === "object" && about !== null && "app" in about ? about.app : undefined;
    if (typeof app !== "string") throw new MalformedError("connect without app");
    const [name, query] = cut(app);
    this.app = { name: name.replace(/\/$/, ""), query };
    this.connection.announceSizes();
    const server = { fmsVer: "FMS/3,0,1,123", capabilities: 31 };
    this.connection.command(0, "_result", transaction, server, status.connected);
  }

  private play(stream: number, address: Amf): void {
    if (!this.app || this.streams === 0 || typeof address !== "string") throw new MalformedError("play too early");
    this.stop();
    const [name, query] = cut(address);
    const token = tokenOf(query || this.app.query);
    const ip = this.socket.remoteAddress ?? "";
    const grant = this.authorize({ app: this.app.name, stream: name, token, ip });
    if (grant === "bad-token") this.refuse(stream, status.badToken);
    else if (grant === "not-found") this.refuse(stream, status.notFound);
    else this.start(stream, grant);
  }

  private start(stream: number, grant: PlayGrant): void {
    const { connection } = this;
    connection.userControl(userEvent.streamBegin, stream);
    connection.command(stream, "onStatus", 0, null, status.reset);
    connection.command(stream, "onStatus", 0, null, status.start);
    connection.media(stream, messageType.data, encodeAmf("|RtmpSampleAccess", true, true), 0);
    connection.media(stream, messageType.data, encodeAmf("onMetaData", metadata(grant.seconds)), 0);
    const mute = this.media.faults.has("rtmp-no-media");
    const sink = {
      send: (payload: Buffer, time: number) => mute || connection.media(stream, messageType.video, payload, time),
      waiting: () => connection.waiting,
    };
    this.playing = { player: new Player(this.media.frames, sink, grant.seconds, Date.now()), stream, grant };
  }

  /** A client that is refused has nothing more to do here. */
  private refuse(stream: number, why: Amf): void {
    this.connection.command(stream, "onStatus", 0, null, why);
    this.connection.end();
  }

  private stop(): void {
    const ended = this.playing;
    this.playing = undefined;
    ended?.grant.onEnd?.();
  }
}

/** A name and what follows its first `?`. */
function cut(text: string): [string, string] {
  const at = text.indexOf("?");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
