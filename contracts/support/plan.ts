import type { Edition } from "../../schemas/edition.js";
import type { Hello } from "../../target/connect.js";
import { DryWire } from "./dry-wire.js";
import { effects } from "./effects.js";
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
export async function planRun(
  edition: Edition,
  hello: Pick<Hello, "target" | "runId" | "seed">,
  scope: Scope = {},
): Promise<Plan> {
  const wire = new DryWire(edition);
  const { judged } = sorted(edition, checksFor(edition), scope, hello.target);
  const checks = checksFor(edition).filter((check) => !check.browser);
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
