import { visible } from "../visible.js";
import { usePage } from "./context.js";
import type { LoadView } from "./data.js";
import { figure } from "./figures.js";

const columns = ["count", "min", "med", "p90", "p95", "p99", "p99.9", "max"] as const;
/** What the engine measures of every run; the report tells it, but not first. */
const measuredAnyway =
  /^(http_req_(blocked|connecting|tls_handshaking|sending|waiting|receiving)|iteration_.*|group_duration|step_duration)$/;
/** k6's copy of `http_req_duration` for answers that were expected. */
const copy = "expected_response:true";

/** The scenario's trends, each group with bars on one scale; what is measured of every run is folded away. */
export function MetricTables({ load }: { load: LoadView }) {
  const { t } = usePage();
  const told = load.trends.map((group) => ({ ...group, rows: group.rows.filter((row) => row.tags !== copy) }));
  const main = told.filter((group) => !measuredAnyway.test(group.base));
  const parts = told.filter((group) => measuredAnyway.test(group.base));
  return (
    <>
      <h4>{t("ownMetrics")}</h4>
      <TrendTable groups={main} />
      <details>
        <summary>{t("otherMetrics")}</summary>
        {parts.length > 0 && <TrendTable groups={parts} />}
        <table class="plain">
          <tbody>
            {load.others.map((other) => (
              <tr key={other.name}>
                <th scope="row">{visible(other.name)}</th>
                <td class="figure">{other.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

function TrendTable({ groups }: { groups: LoadView["trends"] }) {
  const { t } = usePage();
  return (
    <div class="scroll">
      <table class="plain trends">
        <thead>
          <tr>
            <th scope="col">{t("metric")}</th>
            {columns.map((column) => (
              <th scope="col" key={column} class="figure">
                {column === "count" ? t("count") : column}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {groups.flatMap((group) => {
            const longest = Math.max(...group.rows.map((row) => row.figures.p95));
            return group.rows.map(({ tags, figures }) => (
              <tr key={`${group.base} ${tags}`}>
                <th scope="row">
                  {group.base} <span class="tags">{visible(tags)}</span> <span class="faint">{group.unit}</span>
                </th>
                {columns.map((column) => (
                  <td class="figure" key={column}>
                    {figure(figures[column])}
                  </td>
                ))}
                <td class="share" aria-hidden="true">
                  <span style={{ width: `${longest > 0 ? (figures.p95 / longest) * 100 : 0}%` }} />
                </td>
              </tr>
            ));
          })}
        </tbody>
      </table>
    </div>
  );
}
