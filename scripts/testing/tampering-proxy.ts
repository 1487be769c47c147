import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Agent, request } from "undici";

/** An answer on its way; it may be changed, and held. */
export interface Passing {
  url: URL;
  /** The number of this request among those with the same path, from 1. */
  number: number;
  status: number;
  body: Buffer;
  /** The body as JSON, to be changed in place; null where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: who tampers knows the answer.
  json: any;
  /** Takes the place of the true length of the body. */
  contentLength?: number;
}

/** `cut` closes the connection without an answer. */
export type Tamper = (passing: Passing) => "cut" | undefined | Promise<"cut" | undefined>;

/**
 * Stands between a load run and an emulator, API and HLS alike, and lets answers be spoilt: so the scenarios are held against
 * mistakes of which the emulator knows nothing.
 */
export async function startTampering(api: string, tamper: Tamper) {
  const agent = new Agent({ connections: 64 });
  const counts = new Map<string, number>();
  let media = "";
  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = incoming.url ?? "/";
    const upstream = path.startsWith("/live/") ? `http://${media}` : api;
    const key = incoming.headers["api-key"];
    const answer = await request(upstream + path, {
      method: "GET",
      dispatcher: agent,
      ...(key === undefined ? {} : { headers: { "api-key": key } }),
    });
    const url = new URL(path, api);
    const place = url.pathname;
    const number = (counts.get(place) ?? 0) + 1;
    counts.set(place, number);
    const body = Buffer.from(await answer.body.arrayBuffer());
    const passing: Passing = { url, number, status: answer.statusCode, body, json: jsonOf(body) };
    if (place.endsWith("/play_address") && url.searchParams.get("protocol_type") === "1" && passing.json?.data) {
      media = passing.json.data.addr;
      passing.json.data.addr = host;
    }
    if ((await tamper(passing)) === "cut") return void outgoing.destroy();
    const sent = passing.json === null ? passing.body : Buffer.from(JSON.stringify(passing.json));
    const length = passing.contentLength ?? sent.length;
    outgoing.writeHead(passing.status, {
      "content-type": String(answer.headers["content-type"] ?? "text/plain"),
      "content-length": length,
    });
    outgoing.write(sent.subarray(0, length), () => {
      if (length > sent.length) outgoing.destroy();
      else outgoing.end();
    });
  }

  return {
    url: `http://${host}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await agent.destroy();
    },
  };
}

function jsonOf(body: Buffer): unknown {
  try {
    return body[0] === 0x7b ? JSON.parse(body.toString()) : null;
  } catch {
    return null;
  }
}
