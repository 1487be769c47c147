import type { Context } from "../context.js";
import type { Reply } from "../reply.js";
import { type Playlist, readPlaylist } from "./playlist.js";

/** Texts are read up to here, media as far as the wire takes them. */
const textBytes = 1024 * 1024;
const redirects = 3;

/** Gets what lies behind a media address, redirects followed. A lost connection is an answer: judge `reply.answer.failure`. */
export function get(t: Context, address: string, options: { maxBytes?: number } = {}): Promise<Reply> {
  return t.fetch(address, { redirects, lossIsAnswer: true, ...options });
}

/** A playlist and the answer that holds it. */
export interface FoundPlaylist {
  reply: Reply;
  /** Undefined where the answer is no playlist. */
  playlist: Playlist | undefined;
}

/** Gets a playlist; of a master playlist the first variant's. */
export async function getPlaylist(t: Context, address: string): Promise<FoundPlaylist> {
  const reply = await get(t, address, { maxBytes: textBytes });
  const playlist = playlistIn(reply);
  const variant = playlist?.variants[0];
  if (variant === undefined) return { reply, playlist };
  const next = await get(t, resolved(reply, variant), { maxBytes: textBytes });
  return { reply: next, playlist: playlistIn(next) };
}

/** An accepted answer that is a playlist, whatever it calls itself. */
export function playlistIn(reply: Reply): Playlist | undefined {
  return reply.accepted ? readPlaylist(reply.bytes) : undefined;
}

/** An address in an answer, seen from where the answer came from. */
export function resolved(reply: Reply, address: string): string {
  return URL.canParse(address, reply.answer.url) ? new URL(address, reply.answer.url).href : address;
}

/** Host and port of an address with or without a scheme; undefined where it names no port and no default is given. */
export function hostAndPort(address: string, defaultPort = 0): { host: string; port: number } | undefined {
  const plain = address.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "");
  if (!URL.canParse(`http://${plain}`)) return undefined;
  const { hostname, port } = new URL(`http://${plain}`);
  // URL drops the port that is http's own.
  const number = Number(port || (/:80([/?#]|$)/.test(plain) ? 80 : defaultPort));
  return number > 0 ? { host: hostname.replace(/^\[|\]$/g, ""), port: number } : undefined;
}

/** Nobody answered at the address. */
export function isUnreachable({ answer }: Reply): boolean {
  return answer.failure !== undefined && ["refused", "dns", "timeout"].includes(answer.failure.kind);
}

/** An address with a parameter more. */
export function joined(address: string, query: string): string {
  return `${address}${address.includes("?") ? "&" : "?"}${query}`;
}
