import { liveStream, pushing } from "./04-live-playback.js";
import { vodStream } from "./06-videos.js";
import { delayBy } from "./delays.js";
import { createRtmpServer, listenTls, type PlayGrant, type PlayRequest } from "./media/index.js";
import { type MediaServer, mountMedia } from "./media-server.js";
import { platformServer } from "./servers.js";

export interface MediaListeners {
  addresses: { http: string; https: string; rtmp: string };
  close(): Promise<void>;
}

/** Starts what the addresses of 4.1 lead to: HLS over HTTP, the same over TLS, RTMP. */
export async function listenMedia(server: MediaServer, host: string): Promise<MediaListeners> {
  const app = platformServer(server.answers, () => "media");
  delayBy(app, server.faults.delays, server.platform.now);
  mountMedia(app, server);
  const http = await app.listen(0, host);
  const tls = await listenTls(app, { host, port: 0 });
  const rtmp = await createRtmpServer({
    media: server.media,
    host,
    port: 0,
    authorize: (request) => authorize(server, request),
  });
  return {
    addresses: { http: `${host}:${http}`, https: `${host}:${tls.port}`, rtmp: `${host}:${rtmp.port}` },
    close: async () => {
      await Promise.all([rtmp.close(), tls.close(), app.close()]);
    },
  };
}

/** `live/{device}-{channel}` is a stream, `rvod/{device}-{channel}-{begin}-{end}` a recording. */
function authorize(
  { platform, sessions }: MediaServer,
  { app, stream, token, ip }: PlayRequest,
): PlayGrant | "bad-token" | "not-found" {
  if (app === "vod") return video(platform, stream, token);
  const [, deviceId = "", channelId = ""] = /^(\w+)-(\d+)/.exec(stream) ?? [];
  if (!platform.tokens.check(token, liveStream(deviceId, channelId))) return "bad-token";
  try {
    const place = pushing(platform, deviceId, channelId);
    sessions.seen(token, { device: place.device, channelId: place.channel.id }, "RTMP", ip, platform.now());
    return { onEnd: () => sessions.gone(token) };
  } catch {
    return "not-found";
  }
}

/** `vod/{device}_{channel}_{video}`. */
function video(
  platform: MediaServer["platform"],
  stream: string,
  token: string,
): PlayGrant | "bad-token" | "not-found" {
  const [deviceId = "", channelId = "", videoId = ""] = stream.split("_");
  const known = platform.store.videos.get(deviceId, Number(channelId), videoId);
  if (!known) return "not-found";
  if (!platform.tokens.check(token, vodStream(deviceId, channelId, videoId))) return "bad-token";
  return { seconds: (known.endedAt - known.startedAt) / 1000 };
}
