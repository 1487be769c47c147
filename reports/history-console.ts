import type { Look } from "./console.js";
import { say } from "./history-messages.js";
import type { HistoryData, LoadSeries } from "./page/history-data.js";
import { verdictTexts } from "./status.js";
import { visible } from "./visible.js";

const nightOf = (started: string | undefined): string => (started ?? "").slice(0, 10);
const requirementsShown = 15;

/** The history in a few lines: span, latest verdict, what is bad and since when, where load changed. */
export function formatHistory(history: HistoryData, look: Look): string {
  const { language, paint } = look;
  const rows: string[] = [];
  const latest = history.nights.at(-1);
  if (latest) {
    const span = say("span", {
      count: history.nights.length,
      from: nightOf(history.nights[0]?.started),
      to: nightOf(latest.started),
    })[language];
    const good = latest.verdict.startsWith("conformant");
    rows.push(`${span}  ${paint(good ? "green" : "red", verdictTexts[latest.verdict][language])}`);
  }
  const bad = history.requirements.filter((row) => row.bad);
  for (const row of bad.slice(0, requirementsShown)) {
    const night = nightOf(history.nights[row.firstBad ?? 0]?.started);
    rows.push(`  ${paint("red", visible(row.id))}  ${say("badSince", { night })[language]}`);
  }
  for (const series of history.load) rows.push(visible(series.name), ...changeLines(series, look));
  for (const { file, problem } of history.broken) rows.push(paint("yellow", `${visible(file)}: ${visible(problem)}`));
  return rows.join("\n");
}

function changeLines(series: LoadSeries, { language, paint }: Look): string[] {
  const lines = series.metrics.flatMap(({ metric, changes }) =>
    changes.map(({ index, change, worse }) => {
      const night = nightOf(series.nights[index]?.started);
      const text = say("changed", { metric: visible(metric), change: percent(change), night })[language];
      return `  ${paint(worse ? "red" : "green", text)}`;
    }),
  );
  return lines.length > 0 ? lines : [`  ${say("noChangePoint")[language]}`];
}

const percent = (change: number): string => `${change >= 0 ? "+" : ""}${(change * 100).toFixed(1)}%`;
