import type { IncomingMessage, ServerResponse } from "node:http";
import { type LoggingServer, startLogging } from "./engine/test-support.js";

/** What a small platform answers: two live streams, addresses, playlists. `spoil` may answer in its place. */
export type Spoil = (url: URL, request: IncomingMessage, response: ServerResponse) => boolean;
export const nothingSpoilt: Spoil = () => false;

export async function startPlatform(spoil: Spoil = nothingSpoilt): Promise<LoggingServer> {
  const server = await startLogging((request, response) => {
    const url = new URL(request.url ?? "", "http://x");
    if (spoil(url, request, response)) return;
    const json = (value: object) => response.end(JSON.stringify({ errno: 0, error: "succ", ...value }));
    if (url.pathname.endsWith("getpushlist")) {
      json({ result: [1, 2].map((id) => ({ deviceid: id, channelid: 1 })), page_info: {} });
    } else if (url.pathname.endsWith("play_address")) {
      const token = `t-${url.searchParams.get("device_id")}`;
      const type = ["rtmp", "hls", "https-hls"][Number(url.searchParams.get("protocol_type") ?? 0)];
      json({ data: { addr: `127.0.0.1:${server.port}`, accessToken: token, type } });
    } else if (url.pathname.endsWith("index.m3u8")) {
      const own = url.pathname.includes(`live_${url.search.replace(/^\?(t-)?/, "")}_`);
      response.statusCode = own ? 200 : 403;
      response.end(own ? "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\na.ts\n" : "");
    } else {
      response.statusCode = 404;
      response.end();
    }
  });
  return server;
}
