import type { Look } from "./console.js";
import { say } from "./history-messages.js";
import { failedNights, isOtherSubject } from "./history-subject.js";
import type { ContractSeries, HistoryData, LoadSeries } from "./page/history-data.js";
import { verdictTexts } from "./status.js";
import { visible } from "./visible.js";

const nightOf = (started: string | undefined): string => (started ?? "").slice(0, 10);
const requirementsShown = 15;

/** The history in a few lines: span, latest verdict, what is bad and since when, where load changed. */
export function formatHistory(history: HistoryData, look: Look): string {
  const { paint } = look;
  const rows: string[] = [];
  for (const series of history.contracts) rows.push(...contractLines(series, look));
  for (const series of history.load) rows.push(visible(series.name), ...changeLines(series, look));
  if (history.broken.length > 0) rows.push(say("broken")[look.language]);
  for (const { file, problem } of history.broken) rows.push(paint("yellow", `  ${visible(file)}: ${visible(problem)}`));
  return rows.join("\n");
}

function contractLines({ target, nights, requirements }: ContractSeries, { language, paint }: Look): string[] {
  const latest = nights.at(-1);
  if (!latest) return [];
  const [from, to] = [nightOf(nights[0]?.started), nightOf(latest.started)];
  const good = latest.verdict.startsWith("conformant");
  const verdict = paint(good ? "green" : "red", verdictTexts[latest.verdict][language]);
  const bad = requirements.filter((row) => row.bad);
  return [
    `${visible(target)}  ${say("span", { count: nights.length, from, to })[language]}  ${verdict}`,
    ...bad.slice(0, requirementsShown).map((row) => {
      const night = nightOf(nights[row.firstBad ?? 0]?.started);
      return `  ${paint("red", visible(row.id))}  ${say("badSince", { night })[language]}`;
    }),
    ...(bad.length > requirementsShown
      ? [`  ${say("more", { count: bad.length - requirementsShown })[language]}`]
      : []),
  ];
}

function changeLines(series: LoadSeries, { language, paint }: Look): string[] {
  const failed = failedNights(series);
  const failures =
    failed.length === 0
      ? []
      : [
          paint(
            "red",
            `  ${
              say("failedIn", {
                count: failed.length,
                all: series.nights.length,
                first: nightOf(series.nights[failed[0] ?? 0]?.started),
                last: nightOf(series.nights[failed.at(-1) ?? 0]?.started),
              })[language]
            }`,
          ),
        ];
  const changes = series.metrics.flatMap(({ metric, changes }) =>
    changes.map(({ index, change, worse }) => {
      const night = nightOf(series.nights[index]?.started);
      const text = say("changed", { metric: visible(metric), change: percent(change), night })[language];
      const other = isOtherSubject(series, index) ? ` (${say("otherSubject")[language]})` : "";
      return `  ${paint(worse ? "red" : "green", text)}${other}`;
    }),
  );
  return [...failures, ...(changes.length > 0 ? changes : [`  ${say("noChangePoint")[language]}`])];
}

const percent = (change: number): string => `${change >= 0 ? "+" : ""}${(change * 100).toFixed(1)}%`;
