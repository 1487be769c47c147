import { createHash } from "node:crypto";
import { UsageError } from "../usage-error.js";

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
    throw notSuchADocument(`it has ${bytes.byteLength} bytes, more than ${MAX_BYTES}`);
  }
  const text = typeof input === "string" ? input : decode(bytes);
  if (text.trim() === "") throw notSuchADocument("it is empty");
  if (text.includes("\0")) throw notSuchADocument("it is binary");
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/[\u200B\u2060\uFEFF]/g, "")
    .split(/\r\n|\n|\r/);
  const long = lines.findIndex((line) => line.length > MAX_LINE);
  if (long >= 0)
    throw notSuchADocument(`line ${long + 1} has ${lines[long]?.length} characters, more than ${MAX_LINE}`);
  return { lines, digest: `sha256:${createHash("sha256").update(bytes).digest("hex")}` };
}

/** What a text without any section seems to be instead. */
export function looksLike(lines: string[]): string {
  const start = lines.find((line) => line.trim() !== "")?.trim() ?? "";
  if (/^<(?:!doctype|html|\?xml|head|body)/i.test(start)) return "it is HTML or XML";
  if (start.startsWith("%PDF")) return "it is a PDF";
  if (/^[{[]/.test(start)) return "it is JSON";
  if (/^(?:openapi|swagger):/.test(start)) return "it is an OpenAPI file";
  return "no section of it has a method and an address of the video platform";
}

/** One line for the user: what was found instead of the vendor's document, and what is expected. */
export function notSuchADocument(found: string): UsageError {
  return new UsageError(
    `not the vendor's API document: ${found}; expected its text (UTF-8), with numbered sections and the rows HTTP方法 and URL`,
  );
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
  throw notSuchADocument("it is binary");
}
