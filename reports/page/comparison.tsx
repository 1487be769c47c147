import type { Status } from "../../schemas/results/conformance.js";
import { visible } from "../visible.js";
import { Badge } from "./badge.js";
import { usePage } from "./context.js";
import type { ChangeKind, LoadChange } from "./data.js";
import { figure } from "./figures.js";
import { IdLink } from "./open-points.js";

const kinds: ChangeKind[] = ["broken", "fixed", "no-longer-tested", "newly-tested", "waiver-ended"];

/** What changed since an earlier run. */
export function ComparisonView() {
  const { t, data } = usePage();
  const { comparison } = data;
  if (!comparison) return null;
  const { run, started } = comparison.earlier;
  return (
    <section id="comparison" aria-labelledby="comparison-title">
      <h2 id="comparison-title">{t("comparison")}</h2>
      <p class="faint">{t("comparisonWith", { run, started: started.slice(0, 16).replace("T", " ") })}</p>
      {comparison.changes.length === 0 && <p>{t("noChanges")}</p>}
      {kinds.map((kind) => {
        const own = comparison.changes.filter((change) => change.kind === kind);
        if (own.length === 0) return null;
        return (
          <div key={kind}>
            <h3>
              {t(kind)} ({own.length})
            </h3>
            <ul class="changes">
              {own.map((change) => (
                <li key={change.requirement}>
                  <IdLink id={change.requirement} />
                  <StatusOrNone status={change.before} /> → <StatusOrNone status={change.after} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {comparison.load.length > 0 && <LoadChanges />}
      {comparison.notCompared.map(({ scenario, reason }) => (
        <p class="reason note" key={scenario}>
          {t("notCompared", { scenario, reason: visible(reason) })}
        </p>
      ))}
    </section>
  );
}

const StatusOrNone = ({ status }: { status: Status | null }) => (status ? <Badge status={status} /> : <span>–</span>);

const badges = { regressed: "fail", improved: "pass", unchanged: "not-tested", inconclusive: "warn" } as const;

function LoadChanges() {
  const { t, data } = usePage();
  const heads = [t("load"), t("metric"), t("before"), t("after"), t("change"), t("interval"), ""];
  return (
    <div class="scroll">
      <table class="plain">
        <thead>
          <tr>{heads.map((head) => (head ? <th key={head}>{head}</th> : <td key="verdict" />))}</tr>
        </thead>
        <tbody>
          {(data.comparison?.load ?? []).map((row) => (
            <tr key={`${row.scenario} ${row.metric}`}>
              <th scope="row">{row.scenario}</th>
              <td>{visible(row.metric)}</td>
              <td class="figure">{amount(row.before, row)}</td>
              <td class="figure">{amount(row.after, row)}</td>
              <td class="figure">{signed(row.change)}</td>
              <td class="figure">{row.interval.map((end) => (end === null ? "∞" : signed(end))).join(" … ")}</td>
              <td>
                <span class={`badge ${badges[row.verdict]}`}>{t(row.verdict)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const amount = (value: number, row: LoadChange): string =>
  row.metric === "http_req_failed" ? `${(value * 100).toFixed(2)} %` : `${figure(value)} ${row.unit}`;
const signed = (value: number): string => `${value >= 0 ? "+" : ""}${(value * 100).toFixed(1)} %`;
