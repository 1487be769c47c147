import type { Reply } from "../web/reply.js";
import type { WebRequest, WebServer } from "../web/server.js";
import { type Media, playlistType, segmentType } from "./media.js";
import { tokenOf } from "./tokens.js";

/** Why a media address is not served; the emulator answers it in its style. */
export type Refusal = "bad-token" | "not-found";

/** What the routes ask the emulator. It is asked at every request, so it may note that somebody is watching. */
export interface HlsHost {
  media: Media;
  /** Milliseconds, of the emulator's clock. */
  now(): number;
  live(place: LivePlace, token: string, request: WebRequest): { startedAt: number } | Refusal;
  vod(place: VodPlace, token: string, request: WebRequest): { seconds: number } | Refusal;
  /** Sends the refusal; the routes return what it returns. */
  refuse(reply: Reply, refusal: Refusal): unknown;
}

export interface LivePlace {
  device: string;
  channel: string;
}

export interface VodPlace extends LivePlace {
  video: string;
}

/** The path of a live stream's playlist (document, 385). */
export function livePath({ device, channel }: LivePlace): string {
  return `/live/live_${device}_${channel}/index.m3u8`;
}

/** The path of a video's playlist; the document leaves it free (535). */
export function vodPath({ device, channel, video }: VodPlace): string {
  return `/vod/${device}_${channel}/${encodeURIComponent(video)}/index.m3u8`;
}

/** Mounts playlists and segments of live streams and videos below `/live` and `/vod`. */
export function mountHls(app: WebServer, host: HlsHost): void {
  app.route("GET", "/live/:stream/:file", (request, reply) => {
    const { stream: name = "", file = "" } = request.params;
    const [, device, channel] = /^live_([^_]+)_([^_]+)$/.exec(name) ?? [];
    if (device === undefined || channel === undefined) return host.refuse(reply, "not-found");
    const query = queryOf(request);
    const stream = host.live({ device, channel }, tokenOf(query.slice(1)), request);
    if (typeof stream === "string") return host.refuse(reply, stream);
    const view = { now: host.now(), startedAt: stream.startedAt, query };
    if (file === "index.m3u8") return sendPlaylist(reply, host.media.livePlaylist(view));
    return sendSegment(reply, host, numberOf(file), (n) => host.media.liveSegment(view, n));
  });

  app.route("GET", "/vod/:stream/:video/:file", (request, reply) => {
    const { stream = "", video: id = "", file = "" } = request.params;
    const [device = "", channel = ""] = stream.split("_");
    const query = queryOf(request);
    const place = { device, channel, video: id };
    const video = host.vod(place, tokenOf(query.slice(1)), request);
    if (typeof video === "string") return host.refuse(reply, video);
    if (file === "index.m3u8") {
      return sendPlaylist(reply, host.media.vodPlaylist({ seconds: video.seconds, query }));
    }
    return sendSegment(reply, host, numberOf(file), (n) => host.media.vodSegment(video, n));
  });
}

/** The query as the client wrote it, with its `?`: players must hand the token on to every segment. */
function queryOf(request: WebRequest): string {
  const at = request.url.indexOf("?");
  return at < 0 ? "" : request.url.slice(at);
}

function numberOf(file: string): number | undefined {
  const [, digits] = /^(\d{1,10})\.ts$/.exec(file) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

function sendPlaylist(reply: Reply, playlist: string): Reply {
  return open(reply).header("cache-control", "no-cache").header("content-type", playlistType).send(playlist);
}

function sendSegment(
  reply: Reply,
  host: HlsHost,
  n: number | undefined,
  segment: (n: number) => Buffer | undefined,
): unknown {
  const bytes = n === undefined ? undefined : segment(n);
  return bytes === undefined
    ? host.refuse(reply, "not-found")
    : open(reply).header("content-type", segmentType).send(bytes);
}

/** Players in browsers are on other origins. */
function open(reply: Reply): Reply {
  return reply.header("access-control-allow-origin", "*");
}
