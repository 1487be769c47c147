import type { Status } from "../../schemas/results/conformance.js";
import { visible } from "../visible.js";
import { Badge } from "./badge.js";
import { usePage } from "./context.js";
import type { ChangeKind } from "./data.js";
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
    </section>
  );
}

const StatusOrNone = ({ status }: { status: Status | null }) => (status ? <Badge status={status} /> : <span>–</span>);

function LoadChanges() {
  const { t, data } = usePage();
  return (
    <div class="scroll">
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">{t("load")}</th>
            <th scope="col">{t("metric")}</th>
            <th scope="col">{t("before")}</th>
            <th scope="col">{t("after")}</th>
            <th scope="col">{t("change")}</th>
          </tr>
        </thead>
        <tbody>
          {(data.comparison?.load ?? []).map((row) => (
            <tr key={`${row.scenario} ${row.metric}`}>
              <th scope="row">{row.scenario}</th>
              <td>{visible(row.metric)}</td>
              <td class="figure">{`${row.before.toFixed(1)} ${row.unit}`}</td>
              <td class="figure">{`${row.after.toFixed(1)} ${row.unit}`}</td>
              <td class="figure">
                {row.before > 0 ? `${(((row.after - row.before) / row.before) * 100).toFixed(1)} %` : "–"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
