import { verdictTexts } from "../status.js";
import { visible } from "../visible.js";
import { BreakpointCurve } from "./breakpoint.js";
import { Chart, HeatmapChart } from "./chart.js";
import { usePage } from "./context.js";
import type { LoadView } from "./data.js";
import { figure } from "./figures.js";
import { MetricTables } from "./metric-tables.js";
import { curvePlot, latencyPlot, throughputPlot } from "./plots.js";

/** The load runs, one after the other. */
export function Loads() {
  const { t, data } = usePage();
  if (data.loads.length === 0) return null;
  return (
    <section id="load" aria-labelledby="load-title">
      <h2 id="load-title">{t("load")}</h2>
      {data.loads.map((load) => (
        <LoadRun key={`${load.scenario} ${load.profile} ${load.started}`} load={load} />
      ))}
    </section>
  );
}

function LoadRun({ load }: { load: LoadView }) {
  const { t, pick } = usePage();
  const { counts, subject } = load;
  const tiles: [string, string][] = [
    [figure(load.seconds > 0 ? counts.requests / load.seconds : 0), t("perSecond")],
    [counts.requests.toLocaleString("en"), t("requests")],
    [`${figure(counts.requests > 0 ? (counts.failed / counts.requests) * 100 : 0)} %`, t("failedShare")],
    [String(counts.droppedIterations), t("dropped")],
    [String(counts.violations), t("violations")],
    [figure(load.seconds), t("seconds")],
  ];
  return (
    <article class={`load ${load.verdict}`} aria-label={`${load.scenario} ${load.profile}`}>
      <h3>
        {load.scenario} <span class="faint">{load.profile}</span>{" "}
        <span class={`badge ${load.verdict === "invalid" ? "warn" : load.verdict}`}>
          {pick(verdictTexts[load.verdict])}
        </span>
      </h3>
      {load.reasons.map((reason) => (
        <p class="reason" key={reason.en}>
          {pick(reason)}
        </p>
      ))}
      {(load.notes ?? []).map((note) => (
        <p class="reason note" key={note.en}>
          {pick(note)}
        </p>
      ))}
      <ul class="tiles">
        {tiles.map(([value, name]) => (
          <li key={name}>
            <strong>{value}</strong> {name}
          </li>
        ))}
      </ul>
      {load.breakpoint && <BreakpointCurve load={load} breakpoint={load.breakpoint} />}
      <Thresholds load={load} />
      <Plots load={load} />
      <MetricTables load={load} />
      <p class="faint">
        {t("engine")}: {load.engine.name} {load.engine.version} · {t("executor")}: {subject.executor}
        {subject.rate !== null && ` ${subject.rate}/s`} {subject.duration} · {t("machine")}: {load.machine}
      </p>
    </article>
  );
}

function Thresholds({ load }: { load: LoadView }) {
  const { t, pick, lines } = usePage();
  return (
    <>
      <h4>{t("thresholds")}</h4>
      <div class="scroll">
        <table class="plain">
          <tbody>
            {load.thresholds.map((one) => (
              <tr key={`${one.metric} ${one.threshold}`}>
                <td>
                  <span class={`badge ${one.ok ? "pass" : "fail"}`}>{one.ok ? "✓" : "✗"}</span>
                </td>
                <th scope="row">{visible(one.metric)}</th>
                <td>
                  <code>{one.threshold}</code>
                </td>
                <td class="figure">{one.value === null ? "–" : figure(one.value)}</td>
              </tr>
            ))}
            {load.violations.map((one) => (
              <tr key={one.requirement}>
                <td>
                  <span class="badge fail">✗</span>
                </td>
                <th scope="row">
                  {visible(one.requirement)} {one.lines && <span class="faint">{lines(one.lines)}</span>}
                </th>
                <td>{one.title ? visible(pick(one.title)) : t("violated")}</td>
                <td class="figure">{one.count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Plots({ load }: { load: LoadView }) {
  const { t } = usePage();
  if (load.timeline.length < 2) return null;
  const worst = Math.max(...load.timeline.map((at) => at.p99));
  const failed = load.timeline.reduce((sum, at) => sum + at.failed, 0);
  const alt = (title: string, figures: string) => t("chartAlt", { title, scenario: load.scenario, figures });
  return (
    <div class="charts">
      <Chart
        title={t("throughput")}
        alt={alt(t("throughput"), `${load.counts.requests}, ${failed} ${t("failedRequests")}`)}
        plot={throughputPlot(load.timeline, {
          requests: t("requests"),
          failed: t("failedRequests"),
          second: t("second"),
        })}
      />
      <Chart
        title={t("latency")}
        alt={alt(t("latency"), `p99 ≤ ${figure(worst)} ms`)}
        plot={latencyPlot(load.timeline, t("second"))}
      />
      {load.curves.length > 0 && (
        <Chart
          title={t("percentileCurve")}
          alt={alt(t("percentileCurve"), load.curves.map((curve) => curve.name).join(", "))}
          plot={curvePlot(load.curves, t("percentile"))}
        />
      )}
      {load.heatmap && (
        <HeatmapChart title={t("heatmap")} alt={t("heatmapAlt", { scenario: load.scenario })} heatmap={load.heatmap} />
      )}
    </div>
  );
}
