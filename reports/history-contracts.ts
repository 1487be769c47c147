import type { ConformanceResult, Status } from "../schemas/results/conformance.js";
import { bySection } from "./headings.js";
import type { RequirementHistory } from "./page/history-data.js";

const isBad = (status: Status | null): boolean => status === "fail" || status === "warn";
const isGood = (status: Status | null): boolean => status === "pass" || status === "info";

/** Requirements that were ever bad, over the nights given in the order of time; those that are bad now come first. */
export function requirementHistories(nights: readonly ConformanceResult[]): RequirementHistory[] {
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
