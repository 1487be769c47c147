/** Texts shorter than this are too common to be looked for everywhere; they are replaced in their place alone. */
export const shortestPattern = 6;

/** A shorter one, in another case or backwards, may be a word. */
const shortestWide = 10;

/**
 * The forms in which a target may say a secret again: plain, percent-encoded, HTML-escaped, hex, and base64 at each of
 * its three alignments within whatever stands around it.
 * @param wide also in another case, backwards, and escaped character by character in several ways: for few secrets
 */
export function formsOf(secret: string, wide = false): string[] {
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
  if (wide && secret.length >= shortestWide)
    for (const form of disguisesOf(secret)) forms.add(Buffer.from(form, "utf8").toString("latin1"));
  return [...forms].filter((form) => form.length >= shortestPattern);
}

/** What a reader would still make out at once. */
function disguisesOf(secret: string): string[] {
  const characters = [...secret];
  const upper = secret.toUpperCase();
  const swapped = characters.map((one) => (one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase()));
  const hex = (one: string, digits: number) => one.charCodeAt(0).toString(16).padStart(digits, "0");
  const escaped = [
    characters.map((one) => `%${hex(one, 2)}`),
    characters.map((one) => `%25${hex(one, 2)}`),
    characters.map((one) => `&#${one.charCodeAt(0)};`),
    characters.map((one) => `&#x${hex(one, 2)};`),
    characters.map((one) => `\\u${hex(one, 4)}`),
    characters.map((one) => `\\\\u${hex(one, 4)}`),
    characters.map((one) => `\\x${hex(one, 2)}`),
  ].map((parts) => parts.join(""));
  const whole = [upper, secret.toLowerCase(), swapped.join(""), [...characters].reverse().join("")];
  return [...whole, ...escaped];
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
  /** The lengths of the patterns that begin with these six bytes, the longest first: a key may begin like a token. */
  readonly #lengths = new Map<string, number[]>();
  readonly #placeholders = new Map<string, string>();

  add(bytes: string, placeholder: string): void {
    if (this.#placeholders.has(bytes)) return;
    this.#placeholders.set(bytes, placeholder);
    this.#starts[hashOf(bytes, 0)] = 1;
    const prefix = bytes.slice(0, shortestPattern);
    const lengths = this.#lengths.get(prefix) ?? [];
    if (lengths.includes(bytes.length)) return;
    this.#lengths.set(
      prefix,
      [...lengths, bytes.length].sort((a, b) => b - a),
    );
  }

  /** The text with every pattern replaced; the very same text where there is none. */
  replace(text: string): string {
    let result = "";
    let from = 0;
    for (let at = 0; at + shortestPattern <= text.length; at++) {
      if (this.#starts[hashOf(text, at)] === 0) continue;
      const found = this.#longestAt(text, at);
      if (!found) continue;
      result += text.slice(from, at) + found.placeholder;
      from = at + found.length;
      at = from - 1;
    }
    return from === 0 ? text : result + text.slice(from);
  }

  #longestAt(text: string, at: number): { length: number; placeholder: string } | undefined {
    for (const length of this.#lengths.get(text.slice(at, at + shortestPattern)) ?? []) {
      const placeholder = this.#placeholders.get(text.slice(at, at + length));
      if (placeholder !== undefined) return { length, placeholder };
    }
    return undefined;
  }
}

function hashOf(text: string, at: number): number {
  return (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & 0xffff;
}
