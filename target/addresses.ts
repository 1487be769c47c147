import { WireFailure } from "./failures.js";

/** The absolute address of a call: a path is below `apiAddress`. Throws `WireFailure` for what is no http(s) address. */
export function addressOf(url: string, apiAddress: string): URL {
  const absolute = url.startsWith("/") && !url.startsWith("//") ? apiAddress + url : url;
  if (!URL.canParse(absolute)) throw new WireFailure("protocol", `"${cut(url)}" is not an address`);
  const parsed = new URL(absolute);
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") {
    throw new WireFailure("protocol", `"${cut(url)}" is not an http or https address`);
  }
  parsed.username = "";
  parsed.password = "";
  parsed.hash = "";
  return parsed;
}

/** The `host:port` pairs and bare hosts that an answer names in fields called `addr`, at any depth. */
export function addressesIn(body: Uint8Array): string[] {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
  return [...text.matchAll(/"addr"\s*:\s*"((?:[^"\\]|\\.)*)"/g)].map(([, value = ""]) =>
    hostAndPort(value.replaceAll("\\/", "/")),
  );
}

/** `host:port` of an address with or without a scheme; "" where it is none, or hides its host behind a user's name. */
function hostAndPort(address: string): string {
  const absolute = /^[a-z][a-z0-9+.-]*:\/\//i.test(address)
    ? address.replace(/^[a-z][a-z0-9+.-]*:/i, "http:")
    : `http://${address}`;
  if (!URL.canParse(absolute)) return "";
  const { host, username, password } = new URL(absolute);
  return username === "" && password === "" ? host : "";
}

function cut(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
