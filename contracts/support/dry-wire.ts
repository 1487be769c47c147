import type { Edition } from "../../schemas/edition.js";
import type { FieldFact } from "../../schemas/facts.js";
import { judgeRequest } from "../../schemas/judge.js";
import type { Answer, Call, JournalEntry, Wire } from "../../target/wire.js";
import { fieldsIn, type Operation, Operations } from "./operations.js";

/** Milliseconds by which its time goes on with every call. */
const tick = 500;

/**
 * A target that is not there, for plans and tests: it accepts every call with an answer made out of the facts, and
 * refuses, unless told otherwise, what breaks a request schema or comes without a good key. It keeps nothing.
 */
export class DryWire implements Wire {
  /** Calls by section; `media` is what lies behind addresses. */
  readonly counts = new Map<string, number>();
  readonly operations: Operations;
  private readonly made = new Map<string, JournalEntry["what"]>();
  private now = Date.UTC(2020, 0, 1);

  constructor(
    private readonly edition: Edition,
    private readonly takes: "what is right" | "everything" = "what is right",
  ) {
    this.operations = new Operations(edition);
  }

  async send(call: Call): Promise<Answer> {
    const operation = this.operations.all().find((one) => isCallOf(call, one));
    const section = operation?.section ?? "media";
    this.counts.set(section, (this.counts.get(section) ?? 0) + 1);
    this.now += tick;
    const refused = this.takes === "what is right" && operation !== undefined && this.isWrong(call, operation);
    const body = new TextEncoder().encode(operation && !refused ? JSON.stringify(exampleOf(operation)) : "");
    const status = refused ? 400 : 200;
    return {
      exchange: "",
      url: call.url,
      status,
      headers: {},
      body,
      truncated: false,
      milliseconds: 0,
      at: this.now,
      repeats: 0,
    };
  }

  race(calls: Call[]): Promise<Answer[]> {
    return Promise.all(calls.map((call) => this.send(call)));
  }

  async journal(entry: JournalEntry): Promise<void> {
    this.made.set(`${entry.what}/${entry.name}`, entry.what);
  }

  async raw() {
    return { exchange: "", bytes: new Uint8Array() };
  }

  async report() {}

  async witness() {
    return undefined;
  }

  /** How many things of each kind were announced in the journal. */
  created(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const what of this.made.values()) counts[what] = (counts[what] ?? 0) + 1;
    return counts;
  }

  private isWrong(call: Call, { section, fact }: Operation): boolean {
    const keyless = call.key === "none" || isMadeUp(call.key);
    if (keyless && fact.auth !== "none") return true;
    const query = Object.fromEntries(new URL(call.url, "http://target").searchParams);
    const known = this.edition.schemas[`${section}-request`]?.properties ?? {};
    const parts = { ...("query" in known ? { query } : {}), ...("body" in known ? { body: bodyOf(call) } : {}) };
    return judgeRequest(this.edition, section, parts).some(({ path }) => !path.startsWith("/path"));
  }
}

function isMadeUp(key: Call["key"]): boolean {
  return typeof key === "object" && "literal" in key && key.literal.startsWith("madeup");
}

function bodyOf({ body }: Call): unknown {
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function isCallOf(call: Call, { fact }: Operation): boolean {
  const place = fact.url.replace(/^https?:\/\/[A-Za-z_]+/, "");
  if (fact.method !== call.method || !place.startsWith("/")) return false;
  const pattern = place.replace(/[.*+?^()|[\]\\]/g, "\\$&").replace(/\$?\{\w+\}/g, "[^/?]+");
  return new RegExp(`^(https?://[^/]+)?${pattern}(\\?.*)?$`).test(call.url);
}

/** An answer with every field that the document prints, each with a value of its type. */
function exampleOf(operation: Operation): Record<string, unknown> {
  const answer: Record<string, unknown> = {};
  for (const field of fieldsIn(operation, "response")) if (field.path !== "") place(answer, field);
  return answer;
}

function place(answer: Record<string, unknown>, field: FieldFact): void {
  const steps = field.path.split(".");
  const last = steps.pop() ?? "";
  let at = answer;
  for (const step of steps) {
    const name = step.replace("[]", "");
    const next = at[name] ?? (step.endsWith("[]") ? [{}] : {});
    if (Array.isArray(next) && next.length === 0) next.push({});
    at[name] = next;
    at = (Array.isArray(next) ? next[0] : next) as Record<string, unknown>;
  }
  if (!last.endsWith("[]")) at[last] = valueOfType(field);
}

function valueOfType({ type, constraints }: FieldFact): unknown {
  const printed = constraints.const ?? constraints.enum?.[0];
  if (printed !== undefined) return printed;
  const values = { string: "1", integer: 1, number: 1, boolean: true, object: {}, array: [], binary: "" };
  return type === null ? "1" : values[type];
}
