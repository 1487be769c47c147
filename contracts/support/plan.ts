import type { Edition } from "../../schemas/edition.js";
import type { FieldFact } from "../../schemas/facts.js";
import type { Hello } from "../../target/connect.js";
import type { Answer, Call, JournalEntry, Wire } from "../../target/wire.js";
import { effects } from "./effects.js";
import { fieldsIn, type Operation, Operations } from "./operations.js";
import { checksFor } from "./registry.js";
import { runChecks, sorted } from "./run.js";
import type { Scope } from "./scope.js";

/** What a run would do, found without sending anything. The numbers are estimates: they depend on the answers. */
export interface Plan {
  requirements: number;
  /** Requests by operation, what changes something marked. */
  operations: { section: string; call: string; requests: number; changes: boolean }[];
  requests: number;
  /** How much of each kind would be made or switched, and undone. */
  creates: Record<string, number>;
  /** Seconds, by the allowed rate and the longest wait. */
  seconds: number;
}

/** Milliseconds that a call is taken to last where no rate is given. */
const assumedLatency = 50;
const assumedConcurrency = 12;

/** Runs all checks of the scope against a target that is not there, and counts. */
export async function planRun(edition: Edition, hello: Hello, scope: Scope = {}): Promise<Plan> {
  const wire = new DryWire(new Operations(edition));
  const { judged } = sorted(edition, checksFor(edition), scope, hello.target);
  const checks = checksFor(edition);
  await runChecks({ edition, hello, wire, scope, checks, sleep: async () => {} });
  const operations = [...wire.counts].map(([section, requests]) => {
    const known = wire.operations.has(section) ? wire.operations.get(section).fact : undefined;
    const call = known ? `${known.method} ${known.url}` : "media";
    return { section, call, requests, changes: section in effects };
  });
  const requests = operations.reduce((sum, one) => sum + one.requests, 0);
  const rate = hello.target.maxRequestsPerSecond ?? (assumedConcurrency * 1000) / assumedLatency;
  const wanted = new Set(judged.map(({ id }) => id));
  const longest = hello.target.declared.pageKeySeconds;
  const waits = checks.filter(({ ids }) => ids.some((id) => wanted.has(id))).map((one) => Math.min(one.waits, longest));
  const seconds = Math.ceil(Math.max(requests / rate, ...waits));
  return { requirements: judged.length, operations, requests, creates: wire.created(), seconds };
}

/** Answers every call as if it were accepted, with an answer made out of the facts. Its time runs faster than ours. */
class DryWire implements Wire {
  readonly counts = new Map<string, number>();
  private readonly made = new Map<string, JournalEntry["what"]>();
  private now = Date.UTC(2020, 0, 1);

  constructor(readonly operations: Operations) {}

  async send(call: Call): Promise<Answer> {
    const operation = this.operations.all().find((one) => isCallOf(call, one));
    const section = operation?.section ?? "media";
    this.counts.set(section, (this.counts.get(section) ?? 0) + 1);
    this.now += 500;
    const body = new TextEncoder().encode(operation ? JSON.stringify(exampleOf(operation)) : "");
    const plain = { exchange: "", url: call.url, status: 200, headers: {}, truncated: false, milliseconds: 0 };
    return { ...plain, body, at: this.now, repeats: 0 };
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

  created(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const what of this.made.values()) counts[what] = (counts[what] ?? 0) + 1;
    return counts;
  }
}

function isCallOf(call: Call, { fact }: Operation): boolean {
  const place = fact.url.replace(/^https?:\/\/[A-Za-z_]+/, "");
  if (fact.method !== call.method || !place.startsWith("/")) return false;
  const pattern = place.replace(/[.*+?^()|[\]\\]/g, "\\$&").replace(/\$?\{\w+\}/g, "[^/?]+");
  return new RegExp(`^(https?://[^/]+)?${pattern}(\\?.*)?$`).test(call.url);
}

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
