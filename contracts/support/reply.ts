import type { Answer, Call } from "../../target/wire.js";
import { curlOf } from "./curl.js";
import { isObject, type Json, type JsonObject, objectsAt, plain, property, valuesAt } from "./json.js";
import type { Operation } from "./operations.js";
import type { Request } from "./request.js";

/** How a target took a request. `neither` is an answer that is not in the protocol: HTML, a redirect, half a body. */
export type Outcome = "accepted" | "refused" | "neither";

/** An answer, read as the document means it. */
export class Reply {
  readonly json: Json | undefined;
  readonly outcome: Outcome;
  /** Requirements of fields that this accepted answer breaks; what is concluded from such an answer is not proven. */
  faults: readonly string[] = [];
  /** It should have been refused: then its fields are not judged. */
  wronglyTaken = false;

  constructor(
    readonly operation: Operation,
    readonly request: Request,
    readonly call: Call,
    readonly answer: Answer,
    successErrnos: ReadonlySet<number>,
  ) {
    this.json = parsed(answer);
    this.outcome = this.judged(successErrnos);
  }

  get accepted(): boolean {
    return this.outcome === "accepted";
  }

  get refused(): boolean {
    return this.outcome === "refused";
  }

  get status(): number {
    return this.answer.status;
  }

  get bytes(): Uint8Array {
    return this.answer.body;
  }

  /** The errno as a number, also where it came as text; undefined where there is none. */
  get errno(): number | undefined {
    const value = property(this.json, "errno");
    if (typeof value === "number") return value;
    return typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : undefined;
  }

  /** The first value at a fact's path, e.g. `data.devices[].id`. */
  value(path: string): Json | undefined {
    return valuesAt(this.json, path)[0];
  }

  /** The same as text, for ids and names; `""` where there is none. */
  text(path: string): string {
    return plain(this.value(path));
  }

  /** The object at a path; an empty one where there is none. */
  object(path: string): JsonObject {
    const value = this.value(path);
    return isObject(value) ? value : {};
  }

  /** The objects of a list, e.g. `data.devices`. */
  list(path: string): JsonObject[] {
    return objectsAt(this.json, path);
  }

  get curl(): string {
    return curlOf(this.call);
  }

  /** What came back, for a finding: `HTTP 200, errno 16 "The channel …"`. */
  shown(): string {
    const { failure, status, body } = this.answer;
    if (failure) return `no answer that can be read: ${failure.kind}, ${failure.message}`;
    if (this.errno === undefined) return `HTTP ${status}, ${excerpt(body)}`;
    return `HTTP ${status}, errno ${this.errno} "${plain(property(this.json, "error")).slice(0, 200)}"`;
  }

  private judged(successErrnos: ReadonlySet<number>): Outcome {
    if (this.answer.failure) return this.answer.failure.kind === "reset" ? "refused" : "neither";
    if (this.status >= 400) return "refused";
    if (this.errno !== undefined && !successErrnos.has(this.errno)) return "refused";
    if (this.status < 200 || this.status > 299) return "neither";
    return this.operation.binaryAnswer || isObject(this.json) ? "accepted" : "neither";
  }
}

function parsed(answer: Answer): Json | undefined {
  // A picture or a file of 8 MB is not worth a try: JSON starts with a brace or a bracket, or a byte order mark.
  const first = answer.body.find((byte) => byte > 0x20);
  if (answer.truncated || first === undefined || ![0x7b, 0x5b, 0xef].includes(first)) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(answer.body)) as Json;
  } catch {
    return undefined;
  }
}

function excerpt(body: Uint8Array): string {
  if (body.length === 0) return "an empty body";
  const text = new TextDecoder().decode(body.subarray(0, 200)).replace(/[^\x20-\x7e\u4e00-\u9fff]/g, "·");
  return `${body.length} bytes: ${text}`;
}
