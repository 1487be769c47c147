import type { Call } from "../../target/wire.js";

const longestBody = 400;

/** The call as a line to paste; `$API` and `$KEY` stand for what must not be shown. */
export function curlOf(call: Call): string {
  const parts = ["curl"];
  if (call.method !== "GET") parts.push("-X", call.method);
  parts.push(quoted(call.url.startsWith("/") ? `$API${call.url}` : call.url));
  const key = keyHeader(call.key);
  if (key) parts.push("-H", quoted(key));
  for (const [name, value] of Object.entries(call.headers ?? {})) parts.push("-H", quoted(`${name}: ${value}`));
  if (call.body !== undefined) parts.push("--data-binary", bodyShown(call.body));
  return parts.join(" ");
}

function keyHeader(key: Call["key"]): string | null {
  if (key === "none") return null;
  if (key === undefined || key === "master") return "api-key: $KEY";
  if ("authorization" in key) return "authorization: $AUTHORIZATION";
  // What the wire stands in for a secret is of no use to whoever pastes it.
  return /^secret|^9\d{14}$/.test(key.literal) ? "api-key: $DEVICE_KEY" : `api-key: ${key.literal}`;
}

function bodyShown(body: string | Uint8Array): string {
  const text = typeof body === "string" ? body : printable(body);
  if (text === null || text.length > longestBody) return `@body.bin  # ${body.length} bytes, see the exchange`;
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function printable(body: Uint8Array): string | null {
  const text = new TextDecoder().decode(body);
  return /^[\x20-\x7e\r\n\t]*$/.test(text) ? text : null;
}

/** In double quotes, so that the shell puts `$API` and `$KEY` in; everything else is kept from it. */
function quoted(text: string): string {
  const kept = text.replace(/[\\"`]|\$(?!(?:API|KEY|DEVICE_KEY|AUTHORIZATION)\b)/g, "\\$&");
  return `"${kept}"`;
}
