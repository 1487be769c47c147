import type { Language } from "../schemas/language.js";
import type { ConformanceResult, RequirementResult } from "../schemas/results/conformance.js";
import type { LoadResult } from "../schemas/results/load.js";
import { expectedOf } from "./finding-text.js";
import { headlineOf } from "./load-figures.js";
import { inCode, inMarkdown, table } from "./markdown.js";
import { say } from "./messages.js";
import { statuses, statusTexts, symbols, verdictTexts } from "./status.js";

export interface SummaryInput {
  conformance?: ConformanceResult | undefined;
  loads: readonly LoadResult[];
  language: Language;
}

const rowsShown = 50;

/** `summary.md`: verdict, counts, what to mend and the load runs, for pull requests and job pages. */
export function summaryMarkdown({ conformance, loads, language }: SummaryInput): string {
  const parts = [
    ...(conformance ? conformanceParts(conformance, language) : []),
    ...(loads.length > 0 ? loadParts(loads, language) : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

function conformanceParts(result: ConformanceResult, language: Language): string[] {
  const counted = statuses.map((status) => {
    const count = result.requirements.filter((one) => one.status === status).length;
    return [`${symbols[status]} ${statusTexts[status][language]}`, String(count)];
  });
  const totals = say("totals", {
    all: result.requirements.length,
    checks: result.counts.checks,
    requests: result.counts.requests,
    seconds: result.seconds.toFixed(1),
  })[language];
  return [
    `# onenet-video: ${verdictTexts[result.verdict][language]}`,
    `**${inMarkdown(result.target.name)}** ${inCode(result.target.apiAddress)}`,
    ...(result.target.emulator ? [`**${say("emulatorOnly")[language]}**`] : []),
    ...(result.run.scope === "all" ? [] : [say("scope", { scope: inMarkdown(result.run.scope) })[language]]),
    totals,
    table([say("status")[language], say("count")[language]], counted),
    ...(result.staleWaivers ?? []).map(
      (one) => `${symbols.fail} ${inCode(one.requirement)} ${inMarkdown(one.problem[language])}`,
    ),
    ...list("toMend", worstFirst(result.requirements.filter(isBroken)), language),
    ...list(
      "warnings",
      result.requirements.filter((one) => one.status === "warn"),
      language,
    ),
  ];
}

const isBroken = (result: RequirementResult) => result.status === "fail" || result.status === "error";

const worstFirst = (results: RequirementResult[]) =>
  results.sort((one, other) => Number(other.status === "fail") - Number(one.status === "fail"));

function list(title: "toMend" | "warnings", results: RequirementResult[], language: Language): string[] {
  if (results.length === 0) return [];
  const rows = results
    .slice(0, rowsShown)
    .map((one) => [
      `${symbols[one.status]} ${inCode(one.id)}`,
      one.level,
      one.lines[0] === one.lines[1] ? String(one.lines[0]) : one.lines.join("-"),
      inMarkdown(one.title[language]),
      inCode(one.findings[0] ? expectedOf(one.findings[0], language) : ""),
      inCode(one.findings[0]?.actual ?? one.reason?.[language] ?? ""),
    ]);
  const heads = (["requirement", "level", "documentLines", "finding", "expected", "actual"] as const).map(
    (key) => say(key)[language],
  );
  const more = results.length > rowsShown ? [say("more", { count: results.length - rowsShown })[language]] : [];
  return [`## ${say(title)[language]}`, table(heads, rows), ...more];
}

function loadParts(loads: readonly LoadResult[], language: Language): string[] {
  const heads = [
    say("scenario")[language],
    say("verdict")[language],
    say("requests")[language],
    say("failed")[language],
    "p95 ms",
    "p99 ms",
  ];
  const rows = loads.map((load) => {
    const { p95, p99 } = headlineOf(load);
    return [
      `${load.scenario} ${load.profile}`,
      verdictTexts[load.verdict][language],
      String(load.counts.requests),
      String(load.counts.failed),
      p95?.toFixed(1) ?? "–",
      p99?.toFixed(1) ?? "–",
    ];
  });
  const crossed = loads.flatMap((load) =>
    load.thresholds
      .filter((one) => !one.ok)
      .map((one) => [load.scenario, inCode(one.metric), inCode(one.threshold), String(one.value ?? "–")]),
  );
  const told = loads.flatMap((load) =>
    [...load.reasons, ...(load.notes ?? [])].map((text) => `- ${load.scenario}: ${inMarkdown(text[language])}`),
  );
  const crossedHeads = (["scenario", "requirement", "threshold", "value"] as const).map((key) => say(key)[language]);
  return [
    `## ${say("load")[language]}`,
    table(heads, rows),
    ...(crossed.length > 0 ? [table(crossedHeads, crossed)] : []),
    ...(told.length > 0 ? [told.join("\n")] : []),
  ];
}
