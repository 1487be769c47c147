import type { OperationFact } from "../facts.js";

/** The parts of a printed address: `http://API_ADDRESS/devices/{device_id}`. */
export interface Address {
  scheme: string;
  /** The placeholder or name that stands for the host. */
  host: string;
  /** With OpenAPI's own placeholders: `/live_preview/{device_id}-{channel_id}`. */
  path: string;
  /** The names in the path's placeholders. */
  placeholders: string[];
}

/** Null for an address that has no path of its own (`$url`). */
export function addressOf(operation: OperationFact): Address | null {
  const parts = /^(https?):\/\/([^/]+)(\/.*)$/.exec(operation.url);
  if (!parts) return null;
  const path = (parts[3] ?? "").replaceAll("${", "{").replace(/\?.*$/, "");
  const placeholders = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? "");
  return { scheme: parts[1] ?? "http", host: parts[2] ?? "", path, placeholders };
}

/** The host that most operations share, which the document explains at its top. */
export function mainHost(addresses: readonly Address[]): string {
  const counts = new Map<string, number>();
  for (const { host } of addresses) counts.set(host, (counts.get(host) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

/** What the document says a host placeholder stands for, or shows in an example of an address; else a local one. */
function hostBehind(placeholder: string, lines: readonly string[]): string {
  const explained = new RegExp(`${placeholder}\\s*地址\\s*[::]\\s*([\\w.:-]+)`);
  const said = lines.map((line) => explained.exec(line)?.[1]).find((host) => host !== undefined);
  const shown = lines.map((line) => /^http:\/\/(\d[\d.]+:\d+)\//.exec(line)?.[1]).find((host) => host !== undefined);
  return said ?? shown ?? "localhost";
}

/** An OpenAPI server whose host can be filled in. */
export function serverFor({ scheme, host }: Address, lines: readonly string[]) {
  return { url: `${scheme}://{${host}}`, variables: { [host]: { default: hostBehind(host, lines) } } };
}
