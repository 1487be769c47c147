import type { LoadTarget } from "./target.js";

/** How an address of the target is joined with its token: `?T`, `?accessToken=T`, `?token=T`. */
export type TokenForm = "bare" | "accessToken" | "token";
export const tokenForms: TokenForm[] = ["bare", "accessToken", "token"];

/** Joins a query onto a path; names and values are encoded. */
export function withQuery(path: string, query: { [name: string]: string | number | undefined }): string {
  const pairs = Object.keys(query)
    .filter((name) => query[name] !== undefined)
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(String(query[name]))}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}

/** The address of a live playlist, as chapter 4.1 joins it. */
export function playlistUrl(base: string, deviceId: string, channelId: number, token: string, form: TokenForm): string {
  const value = form === "bare" ? encodeURI(token) : `${form}=${encodeURIComponent(token)}`;
  return `${base}/live/live_${deviceId}_${channelId}/index.m3u8?${value}`;
}

/** `ip:port` as the target returned it, with a scheme where it has none, through the target file's overrides. */
export function mediaBase(addr: string, target: LoadTarget, secure: boolean): string {
  const bare = addr.replace(/^[a-z-]+:\/\//i, "").replace(/\/+$/, "");
  const scheme = secure || /^https:/i.test(addr) ? "https" : "http";
  return `${scheme}://${target.overrides[bare] ?? bare}`;
}

/** An address in a playlist, relative to that of the playlist. */
export function resolveUrl(base: string, reference: string): string {
  if (/^https?:\/\//i.test(reference)) return reference;
  const parts = /^(https?:)\/\/([^/?#]*)([^?#]*)/i.exec(base);
  if (parts === null) return reference;
  const [, scheme = "http:", host = "", path = ""] = parts;
  if (reference.startsWith("//")) return scheme + reference;
  if (reference.startsWith("/")) return `${scheme}//${host}${reference}`;
  return `${scheme}//${host}${path.replace(/[^/]*$/, "")}${reference}`;
}

/** The host of an address, without its port, in lower case. */
export function hostOf(url: string): string {
  const host = /^(?:[a-z]+:\/\/)?([^/?#]*)/i.exec(url)?.[1] ?? "";
  return host.replace(/^.*@/, "").replace(/:\d+$/, "").toLowerCase();
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Only the target's own host, and those that the target file names, are put under load. */
export function mayLoad(url: string, target: LoadTarget): boolean {
  const host = hostOf(url);
  const own = hostOf(target.apiAddress);
  if (host === own || (loopback.test(host) && loopback.test(own))) return true;
  return target.load.hosts.some((allowed) => hostOf(allowed) === host);
}
