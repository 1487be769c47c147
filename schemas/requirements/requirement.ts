import type { Level, Lines } from "../facts.js";
import type { Text } from "../language.js";

/**
 * How a requirement came to be: `derived` ones follow from a fact by a rule, `written` ones stand on facts that they name,
 * `excluded` ones are statements that cannot be tested, with the reason.
 */
export type Origin = "derived" | "written" | "excluded";

/** What a derived requirement is about: tells the contracts which generic check judges it. */
export type Aspect =
  | "response-field" // the field is in the answer, with its type (and const, enum, format)
  | "param-required" // left out: refused
  | "max-length"
  | "pattern"
  | "enum"
  | "maximum"
  | "minimum"
  | "default"
  | "max-items"
  | "max-bytes"
  | "format"
  | "type" // a text where a number is printed: refused
  | "optional" // left out: accepted
  | "key-none"
  | "key-made-up"
  | "key-master"
  | "key-device"
  | "key-foreign"
  | "key-deleted"
  | "key-authorization"
  | "no-key-needed"
  | "success" // the documented call is accepted, with the documented status and errno
  | "method"; // another method than the printed one is refused

/** A requirement is data before it is code. */
export interface Requirement {
  /** Kept over releases: `2.3-channel-exists`, `4.1-addr`, `2.3-title-max-length`. */
  id: string;
  section: string;
  level: Level;
  title: Text;
  lines: Lines;
  /** The document's words at these lines, quoted as they are. */
  printed: string;
  errata: string[];
  origin: Origin;
  aspect?: Aspect;
  /** For derived ones: the field that it is about, e.g. `{ in: "query", path: "title" }`. */
  field?: { in: string; path: string };
  /** For excluded ones: why it cannot be tested. For written ones that lost their ground: which fact is gone. */
  reason?: Text;
  /** True where an edition dropped the facts that a written requirement stands on. */
  lostGround?: true;
}
