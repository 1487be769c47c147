import { createHmac, randomBytes } from "node:crypto";
import type { Target } from "./target.js";

/** Digits that an id needs to be told from other numbers in an address; shorter ones name nobody. */
const shortestId = 5;
/** Fields of a device's row, as 1.4, 1.5, 8 and 13 print them. */
const idFields = ["deviceid", "device_id", "id"];
const textFields = ["title", "desc", "auth_info"];
const placeFields = ["lat", "lon", "ele"];
const addressFields = ["clientip", "puship"];
/** Parameters that search by the beginning of a title or an id (1.5). */
const searches = ["title", "key_words"];
const longestParsed = 1024 * 1024;

type Row = Record<string, unknown>;

/**
 * Takes other customers' data out of what is written: their devices' ids, titles and places, viewers' and pushers'
 * addresses. Equal values stay equal, and the beginning of a title or an id stays the beginning of its pseudonym, so that
 * the record can still be judged. What the run made and the fixtures keep their names.
 */
export class Pseudonyms {
  readonly #key = randomBytes(32);
  readonly #ours: Set<string>;
  readonly #ids = new Set<string>();
  readonly #titles = new Set<string>();
  readonly #run: string;

  constructor(target: Target, runId: string) {
    this.#run = runId.slice(0, 12);
    this.#ours = new Set(Object.values(target.fixtures).map((fixture) => String((fixture as Row).deviceId)));
  }

  /** A device of the run: its id is no secret. */
  keep(id: string): void {
    this.#ours.add(id);
  }

  /** The body of an answer. Ids in the answer to a call that changes something are ours: it made them. */
  body(bytes: Uint8Array, isChange: boolean): Uint8Array {
    const json = this.#parsed(bytes);
    if (json === undefined) return bytes;
    const objects = objectsIn(json);
    if (isChange) for (const object of objects) for (const id of idsOf(object)) this.#ours.add(id);
    let changed = false;
    for (const object of objects) changed = this.#disguise(object) || changed;
    return changed ? Buffer.from(JSON.stringify(json)) : bytes;
  }

  /** An address or another text: ids that are known to be other people's, and searches for their titles. */
  text(text: string): string {
    const searched = text.replace(/([?&])(\w+)=([^&#\s"]*)/g, (whole, before: string, name: string, value: string) => {
      const beginning = searches.includes(name) ? this.#searched(value) : undefined;
      return beginning === undefined ? whole : `${before}${name}=${encodeURIComponent(beginning)}`;
    });
    return searched.replace(/\d{5,}/g, (digits) => (this.#ids.has(digits) ? this.#alias(digits) : digits));
  }

  /** A body that was sent, or headers' values: ids alone. */
  sent(bytes: Uint8Array): Uint8Array {
    if (this.#ids.size === 0 || bytes.length > longestParsed) return bytes;
    const text = Buffer.from(bytes).toString("latin1");
    const disguised = text.replace(/\d{5,}/g, (digits) => (this.#ids.has(digits) ? this.#alias(digits) : digits));
    return disguised === text ? bytes : Buffer.from(disguised, "latin1");
  }

  #searched(value: string): string | undefined {
    let text = "";
    try {
      text = decodeURIComponent(value).toLowerCase();
    } catch {
      return undefined;
    }
    if (text === "" || text.includes(this.#run) || `ov${this.#run}`.startsWith(text)) return undefined;
    const isTheirs = [...this.#titles, ...this.#ids].some((one) => one.startsWith(text));
    return isTheirs ? this.#alias(decodeURIComponent(value)) : undefined;
  }

  #disguise(object: Row): boolean {
    let changed = false;
    const set = (field: string, value: unknown) => {
      object[field] = value;
      changed = true;
    };
    for (const field of addressFields) {
      if (typeof object[field] === "string" && object[field] !== "") set(field, this.#addressFor(object[field]));
    }
    const ids = idsOf(object);
    const isDevice = "deviceid" in object || "online" in object || "auth_info" in object || "create_time" in object;
    const title = typeof object.title === "string" ? object.title : "";
    if (!isDevice || ids.length === 0 || ids.some((id) => this.#ours.has(id))) return changed;
    if (title.toLowerCase().includes(this.#run)) return changed;
    for (const id of ids) this.#ids.add(id);
    if (title !== "") this.#titles.add(title.toLowerCase());
    for (const field of idFields) {
      const id = object[field];
      if (typeof id === "string" && isLong(id)) set(field, this.#alias(id));
      if (typeof id === "number" && isLong(String(id))) set(field, Number(this.#alias(String(id))));
    }
    for (const field of textFields) if (field in object) set(field, this.#deep(object[field]));
    for (const place of objectsIn(object.location))
      for (const field of placeFields) if (field in place) place[field] = 0;
    return changed;
  }

  #deep(value: unknown): unknown {
    if (typeof value === "string") return this.#alias(value);
    for (const object of objectsIn(value)) {
      for (const [name, inner] of Object.entries(object))
        if (typeof inner === "string") object[name] = this.#alias(inner);
    }
    return value;
  }

  /** Letters for letters, digits for digits, each moved by what stands before it: different texts stay different. */
  #alias(text: string): string {
    let before = "";
    let alias = "";
    for (const char of text) {
      const shift = createHmac("sha256", this.#key).update(before).digest().readUInt32BE(0);
      before += char.toLowerCase();
      alias += moved(char, shift, alias === "");
    }
    return alias;
  }

  #addressFor(address: string): string {
    const [a = 0, b = 0, c = 0] = createHmac("sha256", this.#key).update(`address ${address}`).digest();
    return `10.${a}.${b}.${c}`;
  }

  #parsed(bytes: Uint8Array): unknown {
    if (bytes.length > longestParsed || (bytes[0] !== 0x7b && bytes[0] !== 0x5b)) return undefined;
    try {
      return JSON.parse(Buffer.from(bytes).toString("utf8"));
    } catch {
      return undefined;
    }
  }
}

/** Another character of the same kind; an id keeps its length as a number too, so no digit becomes a zero in front. */
function moved(char: string, shift: number, isFirst: boolean): string {
  const code = char.codePointAt(0) ?? 0;
  const within = (first: number, count: number) => String.fromCodePoint(first + ((code - first + shift) % count));
  if (/[1-9]/.test(char) && isFirst) return within(0x31, 9);
  if (/[0-9]/.test(char)) return isFirst ? char : within(0x30, 10);
  if (/[A-Z]/.test(char)) return within(0x41, 26);
  if (/[a-z]/.test(char)) return within(0x61, 26);
  // Every other script becomes Chinese.
  return /\p{L}/u.test(char) ? String.fromCodePoint(0x4e00 + ((code + shift) % 20_902)) : char;
}

function idsOf(object: Row): string[] {
  return idFields.flatMap((field) => {
    const id = object[field];
    return (typeof id === "string" || typeof id === "number") && isLong(String(id)) ? [String(id)] : [];
  });
}

function isLong(id: string): boolean {
  return /^\d+$/.test(id) && id.length >= shortestId && id.length < 16;
}

/** All objects of a value, without recursion: its depth is the target's choice. */
function objectsIn(value: unknown): Row[] {
  const found: Row[] = [];
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== "object" || next === null) continue;
    if (!Array.isArray(next)) found.push(next as Row);
    for (const inner of Object.values(next)) left.push(inner);
  }
  return found;
}
