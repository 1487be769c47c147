/** Texts shorter than this are too common to be looked for everywhere; they are replaced in their place alone. */
export const shortestPattern = 6;

/** Bytes, one a character (latin1), that stand for a secret, and what stands for them. */
export interface Pattern {
  bytes: string;
  placeholder: string;
}

/**
 * The forms in which a target may say a secret again: plain, percent-encoded, HTML-escaped, hex, and base64 at each of
 * its three alignments within whatever stands around it.
 */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  const forms = new Set([
    bytes.toString("latin1"),
    encodeURIComponent(wellFormed(secret)),
    encodeURIComponent(wellFormed(secret)).replace(/%../g, (code) => code.toLowerCase()),
    encodeURIComponent(wellFormed(secret)).replaceAll("%20", "+"),
    Buffer.from(
      secret.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`),
      "utf8",
    ).toString("latin1"),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
  ]);
  for (const shift of [0, 1, 2]) {
    const core = base64Core(bytes, shift);
    forms.add(core).add(core.replaceAll("+", "-").replaceAll("/", "_"));
  }
  return [...forms].filter((form) => form.length >= shortestPattern);
}

/** The characters of the base64 of `shift` unknown bytes followed by `bytes` that depend on `bytes` alone. */
function base64Core(bytes: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
  const first = Math.ceil((shift * 8) / 6);
  const last = Math.floor(((shift + bytes.length) * 8) / 6);
  return text.slice(first, last);
}

function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
}

/** Finds many patterns in one pass: a bitmap of their first three bytes, then a map of their first six. */
export class PatternIndex {
  readonly #starts = new Uint8Array(1 << 16);
  readonly #byPrefix = new Map<string, Pattern[]>();
  readonly #known = new Set<string>();

  add(pattern: Pattern): void {
    if (this.#known.has(pattern.bytes)) return;
    this.#known.add(pattern.bytes);
    this.#starts[hashOf(pattern.bytes, 0)] = 1;
    const prefix = pattern.bytes.slice(0, shortestPattern);
    const same = this.#byPrefix.get(prefix) ?? [];
    same.push(pattern);
    // The longest is tried first: a key may be the beginning of a token.
    same.sort((a, b) => b.bytes.length - a.bytes.length);
    this.#byPrefix.set(prefix, same);
  }

  /** The text with every pattern replaced; the very same text where there is none. */
  replace(text: string): string {
    let result = "";
    let from = 0;
    for (let at = 0; at + shortestPattern <= text.length; at++) {
      if (this.#starts[hashOf(text, at)] === 0) continue;
      const found = this.#byPrefix.get(text.slice(at, at + shortestPattern))?.find((p) => text.startsWith(p.bytes, at));
      if (!found) continue;
      result += text.slice(from, at) + found.placeholder;
      at += found.bytes.length - 1;
      from = at + 1;
    }
    return from === 0 ? text : result + text.slice(from);
  }
}

function hashOf(text: string, at: number): number {
  return (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & 0xffff;
}
