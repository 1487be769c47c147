import { readFileSync } from "node:fs";
import type { Text } from "../../schemas/language.js";
import { messages } from "../../schemas/language.js";
import type { RequirementResult } from "../../schemas/results/conformance.js";
import { UsageError } from "../../schemas/usage-error.js";

/** A known deviation that somebody answers for, until a day. */
export interface Waiver {
  requirement: string;
  reason: string;
  owner: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  until: string;
  /** The wrong answer that is expected: a part of what every finding says under `actual`. */
  actual: string;
}

/** A waiver that no longer fits, which fails the run. */
export interface StaleWaiver {
  requirement: string;
  why: Text;
}

const say = messages({
  unknown: { en: "there is no such requirement in the catalogue", zh: "目录中没有此要求" },
  ended: { en: "its last day was {until}", zh: "有效期已于 {until} 结束" },
  passes: { en: "the requirement holds again", zh: "该要求已重新满足" },
  other: { en: "another wrong answer than the waived one: {actual}", zh: "错误响应与豁免的不同:{actual}" },
  waived: { en: "waived until {until} by {owner}: {reason}", zh: "由 {owner} 豁免至 {until}:{reason}" },
});

/**
 * Lays waivers over the results of a run. A waived check has run like any other: what differs from the waiver is stale.
 * What was not tested in this run leaves its waiver alone.
 * @param today `YYYY-MM-DD`
 */
export function applyWaivers(
  results: readonly RequirementResult[],
  waivers: readonly Waiver[],
  today: string,
): { results: RequirementResult[]; stale: StaleWaiver[] } {
  const stale: StaleWaiver[] = [];
  const waived = new Map<string, RequirementResult>();
  for (const waiver of waivers) {
    const result = results.find(({ id }) => id === waiver.requirement);
    const why = staleness(waiver, result, today);
    if (why) stale.push({ requirement: waiver.requirement, why });
    else if (result && isBroken(result))
      waived.set(result.id, { ...result, status: "waived", reason: say("waived", { ...waiver }) });
  }
  return { results: results.map((result) => waived.get(result.id) ?? result), stale };
}

function staleness(waiver: Waiver, result: RequirementResult | undefined, today: string): Text | null {
  if (!result) return say("unknown");
  if (today > waiver.until) return say("ended", { until: waiver.until });
  if (result.status === "pass") return say("passes");
  const other = isBroken(result) ? result.findings.find(({ actual }) => !actual.includes(waiver.actual)) : undefined;
  return other ? say("other", { actual: other.actual }) : null;
}

function isBroken({ status }: RequirementResult): boolean {
  return status === "fail" || status === "warn" || status === "info";
}

const fields = ["requirement", "reason", "owner", "until", "actual"] as const;

/**
 * Reads a waivers file: a JSON list of waivers.
 * @throws UsageError with file, field, found, allowed and remedy
 */
export function readWaivers(file: string): Waiver[] {
  const list = parsed(file);
  if (!Array.isArray(list)) throw new UsageError(`${file} is no list; allowed: a list of waivers. Put them in [ ].`);
  return list.map((entry: unknown, at) => waiverOf(entry, at, file));
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (problem) {
    const why = problem instanceof Error ? problem.message.split("\n")[0] : String(problem);
    throw new UsageError(`${file} cannot be read as JSON (${why}); allowed: a list of waivers. Correct it.`);
  }
}

function waiverOf(entry: unknown, at: number, file: string): Waiver {
  const given = (typeof entry === "object" && entry !== null ? entry : {}) as Record<string, unknown>;
  const unknown = Object.keys(given).find((name) => !(fields as readonly string[]).includes(name));
  if (unknown)
    throw new UsageError(`${file}: "[${at}].${unknown}" is unknown; allowed: ${fields.join(", ")}. Remove it.`);
  for (const name of fields) {
    const value = given[name];
    if (typeof value === "string" && value !== "" && (name !== "until" || isDay(value))) continue;
    const allowed = name === "until" ? "a day as YYYY-MM-DD" : "a text";
    const found = value === undefined ? "missing" : JSON.stringify(value);
    throw new UsageError(`${file}: "[${at}].${name}" is ${found}; allowed: ${allowed}. Correct it.`);
  }
  return given as unknown as Waiver;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
