import type { Language, Text } from "../schemas/language.js";
import type { ConformanceResult, Finding, RequirementResult, Status } from "../schemas/results/conformance.js";
import type { LoadResult } from "../schemas/results/load.js";
import { expectedOf, messageOf } from "./finding-text.js";
import { headlineOf } from "./load-figures.js";
import { say } from "./messages.js";
import { type Colour, fitted, type Paint, padded, plain, widthOf } from "./paint.js";
import { playedText } from "./played.js";
import { statuses, statusTexts, symbols, verdictTexts } from "./status.js";
import { shortened, visible } from "./visible.js";

export interface Look {
  language: Language;
  paint: Paint;
  /** Columns of the terminal. */
  columns: number;
}

/** No colours and wide lines: for files and CI. */
export const plainLook = (language: Language): Look => ({ language, paint: plain, columns: 120 });

const colours: Partial<Record<Status, Colour>> = { pass: "green", fail: "red", error: "red", warn: "yellow" };
const findingsShown = 3;
/** A target may answer with a megabyte where a word is expected. */
const charactersShown = 1000;

/** `lines 237-241`, `line 19`. */
export function linesText(lines: readonly [number, number], language: Language): string {
  const [from, to] = lines;
  return say(from === to ? "line" : "lines", { from, to })[language];
}

/** One judged requirement as style.md, 6 shows it; the empty text for a pass. */
export function formatResult(result: RequirementResult, look: Look): string {
  if (result.status === "pass") return "";
  const { language, paint, columns } = look;
  const colour = colours[result.status] ?? "dim";
  const head = [
    paint(colour, `${symbols[result.status]} ${result.id}`),
    `${paint("bold", padded(result.level, 6))} ${linesText(result.lines, language)}  “${fitted(visible(result.printed.replaceAll("\n", " / ")), columns - 20)}”`,
  ];
  const rows = result.findings.slice(0, findingsShown).map((finding) => formatFinding(finding, look));
  if (result.reason && (rows.length === 0 || result.status === "waived"))
    rows.unshift(labelled([["reason", visible(result.reason[language])]], look));
  if (result.findings.length > findingsShown)
    rows.push(`  ${say("more", { count: result.findings.length - findingsShown })[language]}`);
  return [head.join("  "), ...rows].join("\n");
}

/** The rows of one finding, labels aligned. */
export function formatFinding(finding: Finding, look: Look): string {
  return labelled(
    [
      ["finding", shortened(messageOf(finding, look.language), charactersShown)],
      ["expected", shortened(expectedOf(finding, look.language), charactersShown)],
      ["actual", shortened(finding.actual, charactersShown)],
      ["again", shortened(finding.curl, charactersShown)],
      ["evidence", shortened(finding.exchange, charactersShown)],
    ],
    look,
  );
}

type Label = "finding" | "expected" | "actual" | "again" | "evidence" | "reason";

function labelled(rows: [Label, string][], { language, paint }: Look): string {
  const labels = (["finding", "expected", "actual", "again", "evidence", "reason"] as const).map(
    (label) => say(label)[language],
  );
  const width = Math.max(...labels.map(widthOf));
  return rows
    .filter(([, text]) => text !== "")
    .map(([label, text]) => `  ${paint("dim", padded(say(label)[language], width))}  ${text}`)
    .join("\n");
}

/** The end of a run on one screen: verdict, counts, the worst findings by name, the load runs, the report. */
export function formatSummary(
  run: { conformance?: ConformanceResult | undefined; loads: readonly LoadResult[]; report?: string | undefined },
  look: Look,
): string {
  const parts: string[] = [];
  if (run.conformance) parts.push(conformanceSummary(run.conformance, look));
  if (run.loads.length > 0) parts.push(run.loads.map((load) => loadLine(load, look)).join("\n"));
  if (run.report) parts.push(`${say("report")[look.language]}  ${run.report}`);
  return parts.join("\n\n");
}

const namesShown = 12;
const charactersOfResidue = 300;

function conformanceSummary(result: ConformanceResult, look: Look): string {
  const { language, paint, columns } = look;
  const text = (value: Text) => value[language];
  const verdict = paint(result.verdict.startsWith("conformant") ? "green" : "red", text(verdictTexts[result.verdict]));
  const { name, apiAddress, emulator } = result.target;
  const broken = (["fail", "error"] as const).flatMap((status) =>
    result.requirements.filter((one) => one.status === status),
  );
  const named = broken
    .slice(0, namesShown)
    .map((one) => fitted(`  ${symbols[one.status]} ${padded(one.id, 34)}  ${visible(text(one.title))}`, columns - 1));
  if (broken.length > namesShown) named.push(`  ${text(say("more", { count: broken.length - namesShown }))}`);
  const rows = [
    text(say("ofTarget", { verdict, target: visible(name), address: visible(apiAddress) })),
    ...(emulator ? [paint("yellow", `  ${text(say("emulatorOnly"))}`)] : []),
    ...(result.run.scope === "all" ? [] : [`  ${text(say("scope", { scope: visible(result.run.scope) }))}`]),
    `  ${text(say("totals", { all: result.requirements.length, checks: result.counts.checks, requests: result.counts.requests, seconds: result.seconds.toFixed(1) }))}`,
    `  ${countsLine(result.requirements, look)}`,
    ...(result.counts.unstable > 0 ? [`  ${text(say("unstable", { count: result.counts.unstable }))}`] : []),
  ];
  const stale = (result.staleWaivers ?? []).map(
    (one) => `  ${symbols.fail} ${one.requirement}  ${visible(text(one.problem))}`,
  );
  return [...rows, ...playLines(result, look), ...stale, ...named, ...residueLines(result, look)].join("\n");
}

/** What a browser saw of the streams. */
function playLines({ play }: ConformanceResult, { language, paint }: Look): string[] {
  if (play === undefined) return [];
  const rows = play.streams.map((one) => `  ${shortened(playedText(one)[language], charactersOfResidue)}`);
  const reason = play.reason && say("notPlayed", { reason: visible(play.reason[language]) })[language];
  return [...rows, ...(reason ? [`  ${paint("yellow", reason)}`] : [])];
}

/** What is still on the target, and the calls that would undo it. */
function residueLines({ residue = [] }: ConformanceResult, { language, paint }: Look): string[] {
  if (residue.length === 0) return [];
  const rows = residue.slice(0, namesShown).map((one) => {
    const call = one.call === "" ? "" : `  ${one.call}`;
    return `    ${one.what} ${shortened(`${one.name}${call}  (${one.reason[language]})`, charactersOfResidue)}`;
  });
  const more =
    residue.length > namesShown ? [`    ${say("more", { count: residue.length - namesShown })[language]}`] : [];
  return [`  ${paint("yellow", say("residue", { count: residue.length })[language])}`, ...rows, ...more];
}

/** `✗ 2 failed  ! 1 warning  ✓ 400 passed`, worst first; what did not happen is left out. */
function countsLine(results: readonly RequirementResult[], { language, paint }: Look): string {
  return statuses
    .map((status) => [status, results.filter((result) => result.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) =>
      paint(colours[status] ?? "dim", `${symbols[status]} ${count} ${statusTexts[status][language]}`),
    )
    .join("  ");
}

/** The lines that end one load run on a console without colours. */
export const loadSummary = (load: LoadResult, language: Language): string => loadLine(load, plainLook(language));

function loadLine(load: LoadResult, { language, paint }: Look): string {
  const figures = headlineOf(load);
  const verdict = paint(load.verdict === "pass" ? "green" : "red", verdictTexts[load.verdict][language]);
  const numbers = say("loadFigures", {
    requests: load.counts.requests,
    failed: load.counts.failed,
    rate: figures.rate.toFixed(0),
    p95: figures.p95 === null ? "–" : figures.p95.toFixed(1),
  })[language];
  const reasons = load.reasons.map((reason) => `\n    ${visible(reason[language])}`).join("");
  const notes = (load.notes ?? []).map((note) => `\n    ${paint("yellow", "!")} ${visible(note[language])}`).join("");
  const crossed = load.thresholds
    .filter((threshold) => !threshold.ok)
    .map((one) => `\n    ${symbols.fail} ${visible(one.metric)} ${one.threshold} (${one.value ?? "–"})`)
    .join("");
  const broken = load.violations
    .map(({ requirement, count, title, lines }) => {
      const where = lines === undefined ? "" : `  ${linesText(lines, language)}`;
      const what = title === undefined ? "" : `  ${visible(title[language])}`;
      return `\n    ${symbols.fail} ${visible(requirement)} (${count})${where}${what}`;
    })
    .join("");
  return `${say("load")[language]}  ${padded(load.scenario, 13)} ${padded(load.profile, 8)} ${verdict}  ${numbers}${reasons}${crossed}${broken}${notes}`;
}
