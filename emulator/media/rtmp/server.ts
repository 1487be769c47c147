import type { Media } from "../media.js";

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
  /** Called once when the client is gone, for whatever reason. */
  onEnd?(): void;
}

export interface RtmpOptions {
  media: Media;
  host: string;
  /** 0: any free port. */
  port: number;
  authorize(request: PlayRequest): PlayGrant | "bad-token" | "not-found";
  /** Beyond these, new connections are closed at once. 1,000 when not given. */
  maxConnections?: number;
}

export interface RtmpServer {
  host: string;
  port: number;
  /** Ends every session and frees the port. */
  close(): Promise<void>;
}

/** Starts an RTMP server that plays the emulator's picture to whom `authorize` lets. Garbage ends a connection, nothing more. */
export function createRtmpServer(options: RtmpOptions): Promise<RtmpServer> {
  throw new Error(`not made yet: ${options.host}`);
}
