import { liveStream, pushing, thumbnail } from "./04-live-playback.js";
import { vodStream } from "./06-videos.js";
import type { Answers } from "./answers.js";
import type { Handlers } from "./call.js";
import type { Faults } from "./defects/faults.js";
import { type Media, mountHls } from "./media/index.js";
import type { Platform } from "./platform.js";
import { notFound, Refusal } from "./refusal.js";
import { mountOthers, type operationsOf } from "./routes.js";
import type { Video } from "./store/media.js";
import type { Sessions } from "./store/sessions.js";
import { givenToken } from "./tokens.js";
import type { WebServer } from "./web/server.js";

export interface MediaServer {
  platform: Platform;
  media: Media;
  sessions: Sessions;
  answers: Answers;
  handlers: Handlers;
  faults: Faults;
  make: ReturnType<typeof operationsOf>;
}

/** What is served at the addresses that the API hands out: streams, preload, thumbnails, videos, pictures. */
export function mountMedia(app: WebServer, server: MediaServer): void {
  mountStreams(app, server);
  const { platform, media, handlers, make } = server;
  const preload = make("4.2", handlers["4.2"] as Handlers[string]);
  app.route("GET", "/live/:stream/preload", (request, reply) => {
    const [, device = "", channel = ""] = /^live_(\w+)_(\d+)$/.exec(request.params.stream ?? "") ?? [];
    return preload(request, reply, placed(device, channel));
  });
  const preview = make("4.3", (call) => thumbnail(platform, media, call));
  app.route("GET", "/live_preview/:stream", (request, reply) => {
    const [, device = "", separator = "", channel = ""] = /^(\w+)([-_])(\d+)$/.exec(request.params.stream ?? "") ?? [];
    const taken = separator !== "" && platform.style.thumbnailSeparators.includes(separator);
    return preview(request, reply, placed(taken ? device : "", channel));
  });
  const places: Record<string, string> = { "4.2": "/live/:stream/preload", "4.3": "/live_preview/:stream" };
  for (const fact of server.faults.facts) {
    const url =
      fact.kind === "operation" && server.faults.anyMethod.has(fact.section) ? places[fact.section] : undefined;
    if (url && fact.kind === "operation") mountOthers(app, fact, server.answers, url);
  }
  const picture = handlers["5.5"];
  if (picture) {
    const operation = make("5.5", picture);
    app.route("GET", "/picture/:slug", (request, reply) => operation(request, reply));
  }
}

/** The parts of an address by both spellings that the document uses for them. */
function placed(device: string, channel: string): Record<string, string> {
  return { device_id: device, channel_id: channel, DEVICE_ID: device, CHANNEL_ID: channel };
}

function mountStreams(app: WebServer, { platform, media, sessions, answers, faults }: MediaServer): void {
  const outlives = faults.media.has("vod-outlives-deletion");
  const played = new Map<string, Video>();
  app.before(async ({ params }) => {
    if (params.file !== "index.m3u8" || params.stream === undefined) return;
    const [, device, channel] = /^live_(\w+)_(\d+)$/.exec(params.stream) ?? [];
    if (device === undefined || !platform.store.devices.byId(device)?.channels.has(Number(channel))) return;
    const wait = platform.warm.fetch(liveStream(device, Number(channel)), platform.now());
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  });
  mountHls(app, {
    media,
    now: platform.now,
    live({ device: deviceId, channel: channelId }, _token, request) {
      const token = givenToken(request.url, platform.style.tokenForms);
      if (!platform.tokens.check(token, liveStream(deviceId, channelId))) return "bad-token";
      try {
        const { device, channel } = pushing(platform, deviceId, channelId);
        const now = platform.now();
        sessions.seen(token, { device, channelId: channel.id }, "HLS", request.raw.socket.remoteAddress ?? "", now);
        return { startedAt: device.lastLogin ?? device.createdAt };
      } catch {
        return "not-found";
      }
    },
    vod({ device, channel, video }, _token, request) {
      const stream = vodStream(device, channel, video);
      const known = platform.store.videos.get(device, Number(channel), video) ?? played.get(stream);
      if (!known) return "not-found";
      if (outlives) played.set(stream, known);
      const token = givenToken(request.url, ["token"]);
      if (!platform.tokens.check(token, stream)) return "bad-token";
      return { seconds: (known.endedAt - known.startedAt) / 1000 };
    },
    refuse(reply, why) {
      const refusal = why === "bad-token" ? new Refusal("unauthorized", "token is no good") : notFound("stream");
      return answers.refusal(reply, "media", refusal);
    },
  });
}
