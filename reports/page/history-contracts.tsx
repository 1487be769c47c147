import type { Language } from "../../schemas/language.js";
import { statuses, statusTexts, verdictTexts } from "../status.js";
import { visible } from "../visible.js";
import { Chart } from "./chart.js";
import type { ContractSeries } from "./history-data.js";
import { countsPlot } from "./history-plots.js";
import { nightOf, type Say } from "./history-say.js";

interface ContractsProps {
  series: ContractSeries;
  anchor: string;
  t: Say;
  language: Language;
}

/** Verdicts and counts by night, and the requirements that were ever bad. */
export function Contracts({ series, anchor, t, language }: ContractsProps) {
  const { target, nights, requirements } = series;
  const latest = nights.at(-1);
  if (!latest) return null;
  const span = t("span", {
    count: nights.length,
    from: nightOf(nights[0]?.started),
    to: nightOf(latest.started),
  });
  return (
    <div class="target" id={anchor}>
      <section class={`verdict ${latest.verdict}`} aria-label={visible(target)}>
        <p class="faint">
          {visible(target)} · {t("latest")}, {nightOf(latest.started)}
        </p>
        <p class="latest">{verdictTexts[latest.verdict][language]}</p>
        <p class="why">{span}</p>
        <ol class="nights" aria-label={t("verdicts")}>
          {nights.map((night) => (
            <li
              key={`${night.started} ${night.run}`}
              class={`night ${night.verdict}`}
              title={`${nightOf(night.started)} ${verdictTexts[night.verdict][language]}`}
            >
              <span class="hidden">
                {nightOf(night.started)} {verdictTexts[night.verdict][language]}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{t("byStatus")}</h2>
        <Chart
          title=""
          alt={t("chartAlt", {
            metric: t("byStatus"),
            figures: statuses.map((status) => statusTexts[status][language]).join(", "),
          })}
          plot={countsPlot(nights, (status) => statusTexts[status][language])}
        />
      </section>
      <section>
        <h2>{t("everBad")}</h2>
        {requirements.length === 0 && <p class="good">{t("neverBad")}</p>}
        <ul class="ever-bad">
          {requirements.map((row) => (
            <li key={row.id}>
              <span class="id">{row.id}</span>
              <span class="title">{visible(row.title[language])}</span>
              <span class="strip" aria-hidden="true">
                {row.statuses.map((status, night) => (
                  <span
                    key={night}
                    class={`square ${status ?? "absent"} ${night === row.firstBad ? "first" : ""}`}
                    title={nightOf(nights[night]?.started)}
                  />
                ))}
              </span>
              <span class={row.bad ? "since fail" : "since"}>
                {t(row.bad ? "badSince" : "badFrom", { night: nightOf(nights[row.firstBad ?? 0]?.started) })}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
