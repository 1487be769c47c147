import type { ConformanceResult, Status } from "../schemas/results/conformance.js";
import { bySection } from "./headings.js";
import type { ContractSeries, RequirementHistory } from "./page/history-data.js";

const isBad = (status: Status | null): boolean => status === "fail" || status === "warn";
const isGood = (status: Status | null): boolean => status === "pass" || status === "info";

/** The conformance runs of many nights, given in the order of time, by target and scope: other scopes judge other requirements. */
export function contractSeries(runs: readonly ConformanceResult[]): ContractSeries[] {
  const groups = new Map<string, ConformanceResult[]>();
  for (const result of runs) {
    const name = result.run.scope === "all" ? result.target.name : `${result.target.name}, ${result.run.scope}`;
    groups.set(name, [...(groups.get(name) ?? []), result]);
  }
  return [...groups].map(([target, results]) => ({
    target,
    nights: results.map(({ run, started, verdict, counts }) => ({ run: run.id, started, verdict, counts })),
    requirements: requirementHistories(results),
  }));
}

/** Requirements that were ever bad, over the nights given in the order of time; those that are bad now come first. */
function requirementHistories(nights: readonly ConformanceResult[]): RequirementHistory[] {
  const rows = new Map<string, RequirementHistory>();
  for (const [night, { requirements }] of nights.entries()) {
    for (const { id, title, status } of requirements) {
      const row = rows.get(id) ?? { id, title, statuses: nights.map(() => null), firstBad: null, bad: false };
      row.title = title;
      row.statuses[night] = status;
      rows.set(id, row);
    }
  }
  return [...rows.values()]
    .filter((row) => row.statuses.some(isBad))
    .map((row) => ({ ...row, ...lastBadStretch(row.statuses) }))
    .sort((one, other) => Number(other.bad) - Number(one.bad) || bySection(one.id, other.id));
}

/**
 * Where the last bad stretch began, and whether it lasts. Nights in which the requirement was not judged end nothing: only a good
 * night does.
 */
function lastBadStretch(statuses: readonly (Status | null)[]): { firstBad: number | null; bad: boolean } {
  let firstBad: number | null = null;
  let bad = false;
  for (const [night, status] of statuses.entries()) {
    if (isBad(status) && !bad) firstBad = night;
    if (isBad(status)) bad = true;
    if (isGood(status)) bad = false;
  }
  return { firstBad, bad };
}
