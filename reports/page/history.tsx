import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Language } from "../../schemas/language.js";
import { say } from "../history-messages.js";
import { isOtherSubject } from "../history-subject.js";
import { statuses, statusTexts, verdictTexts } from "../status.js";
import { visible } from "../visible.js";
import { Chart } from "./chart.js";
import { PageContext, type Theme } from "./context.js";
import type { PageData } from "./data.js";
import { figure } from "./figures.js";
import type { ContractSeries, HistoryData, LoadSeries, MetricSeries } from "./history-data.js";
import { countsPlot, metricPlot } from "./history-plots.js";
import "./style.css";
import "./history.css";
import "uplot/dist/uPlot.min.css";

const data = JSON.parse(document.getElementById("data")?.textContent ?? "null") as HistoryData;
type Say = (...args: Parameters<typeof say>) => string;

const nightOf = (started: string | undefined): string => (started ?? "").slice(0, 10);
const percent = (change: number): string => `${change >= 0 ? "+" : ""}${(change * 100).toFixed(1)}%`;

function History() {
  const [language, setLanguage] = useState<Language>(data.language);
  const [theme, setTheme] = useState<Theme>("auto");
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.documentElement.dataset.theme = theme;
  }, [language, theme]);
  const t: Say = (...args) => say(...args)[language];
  const nextTheme = () => setTheme(theme === "auto" ? "dark" : theme === "dark" ? "light" : "auto");
  return (
    <PageContext.Provider
      value={{ data: {} as PageData, language, theme, requirements: new Map(), exchanges: new Map() }}
    >
      <header class="top">
        <span class="brand">onenet-video</span>
        <nav aria-label={t("contents")}>
          {data.contracts.map(({ target }, at) => (
            <a key={target} href={`#target-${at}`}>
              {visible(target)}
            </a>
          ))}
          {data.load.length > 0 && <a href="#load">{t("loadTrends")}</a>}
        </nav>
        <div class="switches">
          <button type="button" onClick={nextTheme}>
            {t("theme")}: {t(theme)}
          </button>
          <button
            type="button"
            id="language"
            lang={language === "en" ? "zh-CN" : "en"}
            onClick={() => setLanguage(language === "en" ? "zh" : "en")}
          >
            {t("otherLanguage")}
          </button>
        </div>
      </header>
      <main>
        <h1>
          {t("history")} <span class="faint">{visible(data.folder)}</span>
        </h1>
        {data.contracts.map((series, at) => (
          <Contracts key={series.target} series={series} anchor={`target-${at}`} t={t} language={language} />
        ))}
        {data.load.length > 0 && (
          <section id="load" aria-labelledby="load-title">
            <h2 id="load-title">{t("loadTrends")}</h2>
            {data.load.map((series) => (
              <Series key={series.name} series={series} t={t} />
            ))}
          </section>
        )}
        {data.broken.length > 0 && <Broken t={t} />}
      </main>
    </PageContext.Provider>
  );
}

interface ContractsProps {
  series: ContractSeries;
  anchor: string;
  t: Say;
  language: Language;
}

/** Verdicts and counts by night, and the requirements that were ever bad. */
function Contracts({ series, anchor, t, language }: ContractsProps) {
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

/** The metrics of one scenario, each with its changes of level. */
function Series({ series, t }: { series: LoadSeries; t: Say }) {
  return (
    <article class="load" aria-label={series.name}>
      <h3>{visible(series.name)}</h3>
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

function Broken({ t }: { t: Say }) {
  return (
    <section aria-labelledby="broken-title">
      <h2 id="broken-title">{t("broken")}</h2>
      <ul>
        {data.broken.map(({ file, problem }) => (
          <li key={file}>
            <code>{visible(file)}</code> <span class="faint">{visible(problem)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const root = document.getElementById("app");
if (root) render(<History />, root);
