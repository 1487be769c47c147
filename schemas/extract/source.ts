import { createHash } from "node:crypto";
import type { Text } from "../language.js";
import { UsageError } from "../usage-error.js";
import { say } from "./messages.js";

/** The vendor's document is 25 kB; whatever is larger than this is something else, and is not decoded. */
const MAX_BYTES = 1024 * 1024;
/** The longest line of the document has 171 characters; rules that look at a whole line rely on such a bound. */
const MAX_LINE = 20_000;

export interface Source {
  /** As delivered, without byte order mark and line ends; `lines[0]` is line 1. */
  lines: string[];
  /** `sha256:…` of the bytes as delivered. */
  digest: string;
}

/**
 * Decodes a document: UTF-8, UTF-16 with a byte order mark, or GB 18030, with any line ends.
 * @throws UsageError when it is empty, too large or not text
 */
export function readSource(input: string | Uint8Array): Source {
  const bytes = typeof input === "string" ? Buffer.from(input, "utf8") : input;
  if (bytes.byteLength > MAX_BYTES) {
    throw notSuchADocument(say("tooLarge", { size: bytes.byteLength, most: MAX_BYTES }));
  }
  const text = typeof input === "string" ? input : decode(bytes);
  if (text.trim() === "") throw notSuchADocument(say("empty"));
  if (text.includes("\0")) throw notSuchADocument(say("binary"));
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/[\u200B\u2060\uFEFF]/g, "")
    .split(/\r\n|\n|\r/);
  const long = lines.findIndex((line) => line.length > MAX_LINE);
  if (long >= 0)
    throw notSuchADocument(say("longLine", { line: long + 1, count: lines[long]?.length ?? 0, most: MAX_LINE }));
  return { lines, digest: `sha256:${createHash("sha256").update(bytes).digest("hex")}` };
}

/** What a text without any section seems to be instead. */
export function looksLike(lines: string[]): Text {
  const start = lines.find((line) => line.trim() !== "")?.trim() ?? "";
  if (/^<(?:!doctype|html|\?xml|head|body)/i.test(start)) return say("markup");
  if (start.startsWith("%PDF")) return say("pdf");
  if (/^[{[]/.test(start)) return say("json");
  if (/^(?:openapi|swagger):/.test(start)) return say("openApi");
  return say("noSection");
}

/** One line for the user: what was found instead of the vendor's document, and what is expected. */
export function notSuchADocument(found: Text): UsageError {
  return new UsageError(say("notSuchADocument", { found }));
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding: try the next.
    }
  }
  throw notSuchADocument(say("binary"));
}
