import type { Breakpoint } from "../../schemas/results/load.js";
import { breakpointPlot } from "./breakpoint-plot.js";
import { Chart } from "./chart.js";
import { usePage } from "./context.js";
import type { LoadView } from "./data.js";
import { figure } from "./figures.js";

/** What each rate came to in a breakpoint run, and the highest one that held. */
export function BreakpointCurve({ load, breakpoint }: { load: LoadView; breakpoint: Breakpoint }) {
  const { t } = usePage();
  const { rate, curve } = breakpoint;
  const title = t("breakpoint");
  const labels = { rate: t("rateColumn"), failed: t("failedRequests"), held: t("held") };
  return (
    <div class="charts">
      {curve.length > 1 && (
        <Chart
          title={title}
          alt={t("chartAlt", {
            title,
            scenario: load.scenario,
            figures: rate === null ? t("noneHeld") : t("heldRate", { rate }),
          })}
          plot={breakpointPlot(breakpoint, labels)}
        />
      )}
      <div class="scroll">
        <table class="plain rates">
          <thead>
            <tr>
              <td />
              {[t("rateColumn"), "p95 ms", "p99 ms", t("failedShare"), t("dropped")].map((name) => (
                <th scope="col" class="figure" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {curve.map((one) => (
              <tr key={one.rate} class={one.rate === rate ? "held" : undefined}>
                <td>
                  <span class={`badge ${one.holds ? "pass" : "fail"}`}>{one.holds ? "✓" : "✗"}</span>
                </td>
                <th scope="row" class="figure">
                  {figure(one.rate)}
                </th>
                <td class="figure">{figure(one.p95)}</td>
                <td class="figure">{figure(one.p99)}</td>
                <td class="figure">{figure(one.failed * 100)} %</td>
                <td class="figure">{one.dropped}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
