import type { LoadResult } from "../schemas/results/load.js";
import { UsageError } from "../schemas/usage-error.js";
import { say } from "./compare-messages.js";

/** What two load runs must share, or their difference says nothing about the target. */
const shared: [string, (load: LoadResult) => string | number | null][] = [
  ["format", (load) => load.format],
  ["scenario", (load) => load.scenario],
  ["profile", (load) => load.profile],
  ["engine.name", (load) => load.engine.name],
  ["engine.version", (load) => load.engine.version],
  ["machine", (load) => load.machine],
  ["subject.bundle", (load) => load.subject.bundle],
  ["subject.document", (load) => load.subject.document],
  ["subject.executor", (load) => load.subject.executor],
  ["subject.rate", (load) => load.subject.rate],
  ["subject.duration", (load) => load.subject.duration],
];

/** Starts that one side lost and the other did not: beyond this share the two bore another load. */
const droppedShare = 0.001;

/** Refuses runs that cannot be compared, naming the field: `UsageError`, exit 2. */
export function refuseIncomparable(baseline: LoadResult[], run: LoadResult[]): void {
  const all = [...baseline, ...run];
  const [first] = all;
  if (!first) return;
  for (const [field, of] of shared) {
    const other = all.find((load) => of(load) !== of(first));
    if (other) differs(field, String(of(first)), String(of(other)));
  }
  for (const [which, loads] of Object.entries({ baseline, run })) {
    if (loads.some((load) => load.verdict === "invalid")) throw new UsageError(say("invalid", { which }));
  }
  const other = all.find((load) => Math.abs(dropped(load) - dropped(first)) > droppedShare);
  if (other) {
    const [before, after] = [first, other].map((load) => String(load.counts.droppedIterations));
    differs("counts.droppedIterations", before ?? "", after ?? "");
  }
}

function differs(field: string, before: string, after: string): never {
  throw new UsageError(say("differs", { field, before, after }));
}

/** The share of starts that were dropped. */
function dropped({ counts }: LoadResult): number {
  const due = counts.iterations + counts.droppedIterations;
  return due > 0 ? counts.droppedIterations / due : 0;
}
