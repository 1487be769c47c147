import type { ConformanceComparison } from "./compare-conformance.js";
import type { ChangeVerdict, LoadComparison, MetricComparison } from "./compare-load.js";
import type { LoadsComparison } from "./compare-loads.js";
import { say } from "./compare-messages.js";
import type { Look } from "./console.js";
import type { ChangeKind } from "./page/data.js";
import { type Colour, padded, widthOf } from "./paint.js";
import { statusTexts } from "./status.js";
import { visible } from "./visible.js";

const kinds: [ChangeKind, Colour][] = [
  ["broken", "red"],
  ["fixed", "green"],
  ["no-longer-tested", "yellow"],
  ["newly-tested", "cyan"],
  ["waiver-ended", "yellow"],
];

/** What changed between two conformance runs, the bad first. */
export function formatConformanceComparison(comparison: ConformanceComparison, { language, paint }: Look): string {
  const bad = comparison.verdict === "regression";
  const rows = [paint(bad ? "red" : "green", say(bad ? "regression" : "noRegression")[language])];
  for (const [kind, colour] of kinds) {
    const own = comparison.changes.filter((change) => change.kind === kind);
    if (own.length === 0) continue;
    rows.push("", paint(colour, `${say(kind)[language]} (${own.length})`));
    for (const { requirement, before, after } of own) {
      const name = (status: typeof before) => (status ? statusTexts[status][language] : "–");
      rows.push(`  ${padded(visible(requirement), 36)}  ${name(before)} → ${name(after)}`);
    }
  }
  if (comparison.changes.length === 0) rows.push(say("noChange")[language]);
  return rows.join("\n");
}

const colours: Record<ChangeVerdict, Colour> = {
  regressed: "red",
  improved: "green",
  unchanged: "dim",
  inconclusive: "yellow",
};

/** The verdict of each metric with the size of the change and its interval. */
export function formatLoadComparison(comparison: LoadComparison, look: Look): string {
  const { language, paint } = look;
  const { scenario, profile, runs, verdict } = comparison;
  const width = Math.max(...comparison.metrics.map((one) => widthOf(one.metric)));
  return [
    `${scenario} ${profile}, ${runs.baseline} : ${runs.run}  ${paint(colours[verdict], say(verdict)[language])}`,
    ...comparison.metrics.map((one) => metricLine(one, width, look)),
  ].join("\n");
}

/** What could not be compared, and why. */
export function formatNotCompared({ notCompared }: LoadsComparison, { language, paint }: Look): string[] {
  return notCompared.map(({ scenario, reason }) =>
    paint("yellow", visible(say("notCompared", { scenario, reason })[language])),
  );
}

function metricLine(one: MetricComparison, width: number, { language, paint }: Look): string {
  const share = one.metric === "http_req_failed";
  const figure = (value: number) => (share ? percent(value, 2) : `${value.toFixed(2)} ${one.unit}`);
  const [low, high] = one.interval.map((end) => (end === null ? "∞" : signed(end)));
  const interval =
    one.interval[0] === null || one.interval[1] === null
      ? say("noInterval")[language]
      : say("between", { low: low ?? "", high: high ?? "" })[language];
  const more = one.moreRuns === null ? "" : `; ${say("moreRuns", { runs: one.moreRuns })[language]}`;
  return [
    `  ${padded(one.metric, width)}`,
    `${figure(one.before)} → ${figure(one.after)}`,
    `${signed(one.change)} (${interval})`,
    `${paint(colours[one.verdict], say(one.verdict)[language])}${more}`,
  ].join("  ");
}

const percent = (value: number, digits: number): string => `${(value * 100).toFixed(digits)}%`;
const signed = (value: number): string => `${value >= 0 ? "+" : ""}${percent(value, 1)}`;
