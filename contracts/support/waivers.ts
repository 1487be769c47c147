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
  noList: {
    en: "{file} is no list; allowed: a list of waivers. Put them in [ ].",
    zh: "{file} 不是列表;允许:豁免的列表。请把它们放在 [ ] 中。",
  },
  notJson: {
    en: "{file} cannot be read as JSON ({why}); allowed: a list of waivers. Correct it.",
    zh: "{file} 无法作为 JSON 读取({why});允许:豁免的列表。请更正。",
  },
  unknownField: {
    en: '{file}: "{field}" is unknown; allowed: {known}. Remove it.',
    zh: '{file}:未知的字段 "{field}";允许:{known}。请删除。',
  },
  wrongField: {
    en: '{file}: "{field}" is {found}; allowed: {allowed}. Correct it.',
    zh: '{file}:"{field}" 为 {found};允许:{allowed}。请更正。',
  },
  missing: { en: "missing", zh: "空缺" },
  aDay: { en: "a day as YYYY-MM-DD", zh: "YYYY-MM-DD 形式的日期" },
  aText: { en: "a text", zh: "文本" },
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
  if (!Array.isArray(list)) throw new UsageError(say("noList", { file }));
  return list.map((entry: unknown, at) => waiverOf(entry, at, file));
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (problem) {
    const why = problem instanceof Error ? problem.message.split("\n")[0] : String(problem);
    throw new UsageError(say("notJson", { file, why: why ?? "" }));
  }
}

function waiverOf(entry: unknown, at: number, file: string): Waiver {
  const given = (typeof entry === "object" && entry !== null ? entry : {}) as Record<string, unknown>;
  const unknown = Object.keys(given).find((name) => !(fields as readonly string[]).includes(name));
  if (unknown)
    throw new UsageError(say("unknownField", { file, field: `[${at}].${unknown}`, known: fields.join(", ") }));
  for (const name of fields) {
    const value = given[name];
    if (typeof value === "string" && value !== "" && (name !== "until" || isDay(value))) continue;
    const allowed = say(name === "until" ? "aDay" : "aText");
    const found = value === undefined ? say("missing") : JSON.stringify(value);
    throw new UsageError(say("wrongField", { file, field: `[${at}].${name}`, found, allowed }));
  }
  return given as unknown as Waiver;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
