import type { Device } from "./store/device.js";

/** Who asks. */
export type Identity =
  | { kind: "master" }
  | { kind: "authorization" }
  | { kind: "device"; device: Device }
  | { kind: "anonymous" };

/** Query values as the facts type them: numbers where they print a number. */
export type Value = string | number | boolean | undefined;

/** A request that has passed the key and the facts. */
export interface Call {
  section: string;
  identity: Identity;
  path: Record<string, Value>;
  query: Record<string, Value>;
  /** The JSON body; an empty object where the operation has none. */
  body: Record<string, unknown>;
  raw: Buffer;
}

/** Bytes instead of JSON. */
export class Binary {
  constructor(
    readonly bytes: Uint8Array,
    readonly contentType: string,
  ) {}
}

/**
 * An answer that is asked for ten thousand times a second: written as text where the style adds nothing to it,
 * made as an object where it does. Both must say the same.
 */
export class Prepared {
  constructor(
    /** The members beside errno and error, as JSON without the outer braces. */
    readonly json: () => string,
    readonly object: () => Record<string, unknown>,
  ) {}
}

/** What a handler gives: the fields beside errno and error, or bytes. */
export type Result = Record<string, unknown> | Binary | Prepared;
export type Handler = (call: Call) => Result | Promise<Result>;
/** By section. */
export type Handlers = Record<string, Handler>;

export const text = (value: Value): string => (value === undefined ? "" : String(value));
