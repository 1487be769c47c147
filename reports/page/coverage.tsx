import type { RequirementResult, Status } from "../../schemas/results/conformance.js";
import { bySection, chapterOf } from "../headings.js";
import { statuses, statusTexts, symbols } from "../status.js";
import { anchorOf, usePage } from "./context.js";
import { linkTo } from "./filter.js";

/** Chapters against statuses, with one square a requirement. */
export function Coverage() {
  const { t, pick, data } = usePage();
  const results = data.conformance?.requirements ?? [];
  const chapters = [...new Set(results.map((one) => chapterOf(one.section)))].sort(bySection);
  const used = statuses.filter((status) => results.some((one) => one.status === status));
  return (
    <section id="coverage" aria-labelledby="coverage-title">
      <h2 id="coverage-title">{t("coverage")}</h2>
      <p class="faint">{t("coverageIntro")}</p>
      <div class="scroll">
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">{t("chapter")}</th>
              {used.map((status) => (
                <th scope="col" key={status} class={status}>
                  <span aria-hidden="true">{symbols[status]}</span> {pick(statusTexts[status])}
                </th>
              ))}
              <th scope="col">{t("all")}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {chapters.map((chapter) => {
              const own = results.filter((one) => chapterOf(one.section) === chapter);
              return (
                <tr key={chapter}>
                  <th scope="row">
                    {chapter} <span class="heading">{pick(data.headings[chapter] ?? null)}</span>
                  </th>
                  {used.map((status) => (
                    <Cell
                      key={status}
                      status={status}
                      count={own.filter((one) => one.status === status).length}
                      chapter={chapter}
                    />
                  ))}
                  <td class="sum">{own.length}</td>
                  <td class="squares" aria-hidden="true">
                    <Squares of={own} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Cell({ status, count, chapter }: { status: Status; count: number; chapter: string }) {
  return (
    <td class={`cell ${count > 0 ? status : ""}`}>
      {count > 0 ? <a href={linkTo({ chapter, status })}>{count}</a> : <span class="nothing">·</span>}
    </td>
  );
}

function Squares({ of }: { of: RequirementResult[] }) {
  const sorted = [...of].sort((one, other) => bySection(one.section, other.section));
  return (
    <>
      {sorted.map((one) => (
        // biome-ignore lint/a11y/useAnchorContent: a picture of the numbers beside it, hidden from readers
        <a key={one.id} href={`#${anchorOf(one.id)}`} tabIndex={-1} class={`square ${one.status}`} title={one.id} />
      ))}
    </>
  );
}
