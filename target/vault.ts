import { createHmac, randomBytes } from "node:crypto";
import { jsonTokens, nameOf } from "./json-tokens.js";
import { formsOf, PatternIndex, shortestPattern } from "./secret-patterns.js";
import { kindOfPlace, type SecretKind, secretsInUrls } from "./secret-places.js";

interface Secret {
  /** The characters that the placeholder stands for. */
  text: string;
  kind: SecretKind;
  /** True for a secret itself, false for a form of it that must be put back as it stood (base64, hex). */
  plain: boolean;
}

const placeholderInText = /secret[0-9a-z]{14}|9\d{14}/g;
const base64Run = /[A-Za-z0-9+/]{16,}={0,2}/g;

/**
 * Knows the secrets of a run. What comes from the target goes through `redact…` before anybody sees it, what goes to the
 * target through `restore…`. The same secret is the same placeholder for the whole run; the key behind the placeholders
 * is never kept, so that nobody can try secrets against a record.
 */
export class Vault {
  readonly #key = randomBytes(32);
  readonly #index = new PatternIndex();
  readonly #secrets = new Map<string, Secret>();
  /** Texts of digits that are secrets, for numbers in JSON. */
  readonly #numbers = new Map<string, string>();

  /** Makes a secret known. Returns what stands for it. */
  learn(text: string, kind: SecretKind): string {
    const placeholder = this.#placeholderOf(text);
    if (text === "" || this.#secrets.get(placeholder)?.kind === "key") return placeholder;
    const isNew = !this.#secrets.has(placeholder);
    for (const form of text.length < shortestPattern ? [] : formsOf(text, kind === "key")) {
      const plain = form === latin1(text);
      const standsFor = plain ? placeholder : this.#placeholderOf(`form ${form}`);
      this.#secrets.set(standsFor, { text: plain ? text : form, kind, plain });
      if (isNew) this.#index.add(form, standsFor);
    }
    this.#secrets.set(placeholder, { text, kind, plain: true });
    if (/^\d+$/.test(text)) this.#numbers.set(text, this.#numberFor(text, kind));
    return placeholder;
  }

  /** A text of ours (an address, an error message, a result) without the secrets that are known. */
  redactText(text: string): string {
    return unlatin1(this.#rewritePlain(latin1(text)));
  }

  /** The address of a redirect, by place and by value. */
  redactLocation(url: string): string {
    for (const found of secretsInUrls(url)) this.#learnFromUrl(found.text, found.kind);
    return this.redactText(url);
  }

  /** The headers of an answer, by place and by value. */
  redactHeaders(headers: Record<string, string>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(headers).map(([name, value]) => {
        const kind = name === "set-cookie" ? undefined : kindOfPlace(name);
        if (name === "set-cookie")
          for (const [, cookie = ""] of value.matchAll(/=([^;,\s]+)/g)) this.learn(cookie, "token");
        if (kind && value !== "") return [name, this.learn(value, kind)];
        // Header bytes beyond ASCII come as latin1, one character each.
        return [name, this.redactLocation(/[\u0100-\uffff]/.test(value) ? value : this.#index.replace(value))];
      }),
    );
  }

  /** The body of an answer, by place (JSON fields, parameters of addresses) and by value. */
  redactBody(body: Uint8Array): Uint8Array {
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1");
    const rewritten = looksLikeJson(text)
      ? this.#rewriteJson(text)
      : looksLikeText(text)
        ? this.#rewriteText(text)
        : this.#index.replace(text);
    return rewritten === text ? body : Buffer.from(rewritten, "latin1");
  }

  /** The headers of a call, by value: a key that a check made up stays as it is. */
  redactSent(headers: Record<string, string>): Record<string, string> {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, this.redactText(value)]));
  }

  /** The body of a call, by value. */
  redactValues(body: Uint8Array): Uint8Array {
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1");
    const rewritten = this.#index.replace(text);
    return rewritten === text ? body : Buffer.from(rewritten, "latin1");
  }

  /** True where the text holds a placeholder of a key, which only the API may see. */
  holdsKey(text: string): boolean {
    let holds = false;
    this.#restore(text, (secret) => {
      holds ||= secret.kind === "key";
      return "";
    });
    return holds;
  }

  restoreHeader(value: string): string {
    return this.#restore(value, (secret) => secret.text);
  }

  /** An address; what is put back is encoded, but for a bare token right behind the `?`, which is joined as it is. */
  restoreUrl(url: string): string {
    return this.#restore(url, (secret, before) =>
      !secret.plain ? secret.text : before === "?" ? encodeURI(secret.text) : encodeURIComponent(secret.text),
    );
  }

  restoreBody(body: Uint8Array): Uint8Array {
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1");
    const json = looksLikeJson(text);
    const restored = this.#restore(text, (secret) =>
      latin1(json && secret.plain ? JSON.stringify(secret.text).slice(1, -1) : secret.text),
    );
    return restored === text ? body : Buffer.from(restored, "latin1");
  }

  #restore(text: string, put: (secret: Secret, before: string) => string): string {
    const direct = text.replace(placeholderInText, (placeholder, offset: number) => {
      const secret = this.#secrets.get(placeholder);
      return secret ? put(secret, text.charAt(offset - 1)) : placeholder;
    });
    return direct.replace(base64Run, (run) => {
      const decoded = Buffer.from(run, "base64").toString("latin1");
      const restored = decoded.replace(placeholderInText, (placeholder) => {
        const secret = this.#secrets.get(placeholder);
        return secret ? put({ ...secret, text: latin1(secret.text), plain: false }, "") : placeholder;
      });
      return restored === decoded ? run : Buffer.from(restored, "latin1").toString("base64");
    });
  }

  #rewriteJson(text: string): string {
    const isPlace = (field: string) => kindOfPlace(field) !== undefined;
    for (const token of jsonTokens(text, isPlace)) {
      if (token.kind !== "string" || token.isName) continue;
      const value = nameOf(unlatin1(token.text));
      const kind = token.field === undefined ? undefined : kindOfPlace(token.field);
      if (kind) this.learn(value, kind);
      else for (const found of secretsInUrls(value)) this.#learnFromUrl(found.text, found.kind);
    }
    const parts = [""];
    for (const token of jsonTokens(text, isPlace)) {
      const kind = token.field === undefined || token.isName ? undefined : kindOfPlace(token.field);
      if (token.kind === "string") append(parts, this.#rewriteString(token.text, kind));
      else if (token.kind === "scalar") append(parts, this.#rewriteScalar(token.text, kind));
      else append(parts, token.text);
    }
    const result = parts.join("");
    return isJson(text) ? result : this.#rewritePlain(result);
  }

  #rewriteString(literal: string, kind: SecretKind | undefined): string {
    if (literal.length < 3) return literal;
    if (kind) return `"${this.learn(nameOf(unlatin1(literal)), kind)}"`;
    if (!literal.includes("\\")) return this.#rewritePlain(literal);
    // Escapes may hide a secret: judge by what the text means, and leave it as written where nothing is found.
    const value = latin1(nameOf(unlatin1(literal)));
    const rewritten = this.#rewritePlain(value);
    return rewritten === value ? this.#rewritePlain(literal) : latin1(JSON.stringify(unlatin1(rewritten)));
  }

  #rewriteScalar(text: string, kind: SecretKind | undefined): string {
    if (kind && /^\d+$/.test(text)) this.#numbers.set(text, this.#numberFor(text, kind));
    const number = this.#numbers.get(text);
    if (number !== undefined && (kind || text.length >= shortestPattern)) return number;
    return /^-?\d+(\.\d+)?$/.test(text) ? text : this.#index.replace(text);
  }

  #rewriteText(text: string): string {
    for (const found of secretsInUrls(text)) this.#learnFromUrl(found.text, found.kind);
    return this.#rewritePlain(text);
  }

  #rewritePlain(text: string): string {
    const rewritten = this.#index.replace(text);
    if (!rewritten.includes("%")) return rewritten;
    return rewritten.replace(/(?:[\w\-.~+]|%[0-9a-fA-F]{2})*%[0-9a-fA-F]{2}(?:[\w\-.~+]|%[0-9a-fA-F]{2})*/g, (run) => {
      const decoded = run.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      const clean = this.#index.replace(decoded);
      return clean === decoded ? run : encodeURIComponent(unlatin1(clean));
    });
  }

  #learnFromUrl(text: string, kind: SecretKind): void {
    if (new RegExp(`^(${placeholderInText.source})$`).test(text)) return;
    try {
      this.learn(decodeURIComponent(text), kind);
    } catch {
      this.learn(text, kind);
    }
  }

  #placeholderOf(text: string): string {
    if (text === "" || this.#secrets.has(text)) return text;
    const digest = createHmac("sha256", this.#key).update(text).digest("hex").slice(0, 20);
    return `secret${BigInt(`0x${digest}`).toString(36).padStart(14, "0").slice(-14)}`;
  }

  #numberFor(text: string, kind: SecretKind): string {
    const digest = createHmac("sha256", this.#key).update(`number ${text}`).digest().readBigUInt64BE(0);
    const number = `9${(digest % 10n ** 14n).toString().padStart(14, "0")}`;
    this.#secrets.set(number, { text, kind, plain: true });
    return number;
  }
}

const partLength = 64 * 1024;

/** Adds to the last part; one that is long is made flat, since a text of millions of pieces takes many times its length. */
function append(parts: string[], text: string): void {
  const last = parts.length - 1;
  const part = `${parts[last]}${text}`;
  parts[last] = part;
  if (part.length < partLength) return;
  parts[last] = Buffer.from(part, "latin1").toString("latin1");
  parts.push("");
}

function latin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

function unlatin1(bytes: string): string {
  return Buffer.from(bytes, "latin1").toString("utf8");
}

function looksLikeJson(text: string): boolean {
  return /^(?:\xef\xbb\xbf)?\s*[[{"]/.test(text.slice(0, 200));
}

/** Longer texts are not parsed for it: nesting alone may make them fill the memory. */
const longestParsed = 1024 * 1024;

/** Where it is none, its pieces are not what they look like, and a secret may lie across them. */
function isJson(text: string): boolean {
  if (text.length > longestParsed) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** No zero byte near the beginning: media have one, texts have none. */
function looksLikeText(text: string): boolean {
  return !text.slice(0, 4096).includes("\0");
}
