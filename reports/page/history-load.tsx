import type { Language } from "../../schemas/language.js";
import { failedNights, isOtherSubject } from "../history-subject.js";
import { verdictTexts } from "../status.js";
import { visible } from "../visible.js";
import { Chart } from "./chart.js";
import { figure } from "./figures.js";
import type { LoadSeries, MetricSeries } from "./history-data.js";
import { metricPlot } from "./history-plots.js";
import { nightOf, type Say } from "./history-say.js";

const percent = (change: number): string => `${change >= 0 ? "+" : ""}${(change * 100).toFixed(1)}%`;

/** The metrics of one scenario, each with its changes of level. */
export function Series({ series, t, language }: { series: LoadSeries; t: Say; language: Language }) {
  const failed = failedNights(series);
  const dayOf = (index: number | undefined) => nightOf(series.nights[index ?? 0]?.started);
  return (
    <article class="load" aria-label={series.name}>
      <h3>{visible(series.name)}</h3>
      <ol class="nights" aria-label={t("verdicts")}>
        {series.nights.map(({ started, verdict }, index) => (
          <li
            key={`${started} ${index}`}
            class={`night ${verdict} ${index === failed[0] ? "first" : ""}`}
            title={`${nightOf(started)} ${verdictTexts[verdict][language]}`}
          >
            <span class="hidden">
              {nightOf(started)} {verdictTexts[verdict][language]}
            </span>
          </li>
        ))}
      </ol>
      {failed.length > 0 && (
        <p class="reason">
          {t("failedIn", {
            count: failed.length,
            all: series.nights.length,
            first: dayOf(failed[0]),
            last: dayOf(failed.at(-1)),
          })}
        </p>
      )}
      <Changes series={series} t={t} />
      <div class="charts">
        {series.metrics.map((metric) => (
          <Chart
            key={metric.metric}
            title={visible(metric.metric)}
            alt={t("chartAlt", { metric: metric.metric, figures: figuresOf(metric) })}
            plot={metricPlot(series, metric)}
          />
        ))}
      </div>
    </article>
  );
}

function figuresOf({ values, unit }: MetricSeries): string {
  const there = values.filter((value) => value !== null);
  return there.length > 0 ? `${figure(Math.min(...there))} … ${figure(Math.max(...there))} ${unit}` : "–";
}

function Changes({ series, t }: { series: LoadSeries; t: Say }) {
  const changes = series.metrics.flatMap((metric) =>
    metric.changes.map((change) => ({ metric: metric.metric, ...change })),
  );
  if (changes.length === 0) return <p class="faint">{t("noChangePoint")}</p>;
  return (
    <ul class="change-points">
      {changes.map(({ metric, index, change, worse }) => (
        <li key={`${metric} ${index}`}>
          <span class={`badge ${worse ? "fail" : "pass"}`}>{t(worse ? "worse" : "better")}</span>{" "}
          {t("changed", {
            metric: visible(metric),
            change: percent(change),
            night: nightOf(series.nights[index]?.started),
          })}
          {worse && ` (${t("firstBad")})`}
          {isOtherSubject(series, index) && ` (${t("otherSubject")})`}
        </li>
      ))}
    </ul>
  );
}
