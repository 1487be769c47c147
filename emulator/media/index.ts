/**
 * Real media for the emulator. Each emulator makes its own `Media`, `Tokens` and RTMP server; nothing is shared between
 * two of them but the TLS certificate.
 *
 *     const media = new Media(new Set(faults));            // ./faults.ts lists what can be wrong
 *     const tokens = new Tokens({ secret, now, faults: media.faults });
 *     mountHls(app, { media, now, live, vod, refuse });     // GET /live/live_{d}_{c}/…, /vod/{d}_{c}/{video}/…
 *     const tls = await listenTls(app, { host, port: 0 });  // https-hls: the same routes over TLS
 *     const rtmp = await createRtmpServer({ media, host, port: 0, authorize });
 *
 * `GET /live/live_{d}_{c}/preload` and the thumbnails are the emulator's own routes: a static name wins over `:file`.
 */
export type { MediaFault } from "./faults.js";
export { livePath, mountHls, vodPath } from "./hls-routes.js";
export { Media, thumbnailType } from "./media.js";
export { createRtmpServer } from "./rtmp/server.js";
export type { PlayGrant, PlayRequest } from "./rtmp/session.js";
export { listenTls } from "./tls.js";
export { Tokens } from "./tokens.js";
