import type { Level } from "../../schemas/facts.js";
import type { RequirementResult } from "../../schemas/results/conformance.js";
import { bySection, chapterOf } from "../headings.js";
import { statuses, statusTexts, symbols } from "../status.js";
import { Badge } from "./badge.js";
import { anchorOf, usePage } from "./context.js";
import { type Filter, isNarrowed, noFilter, toggled } from "./filter.js";
import { Detail } from "./finding.js";

interface Props {
  shown: RequirementResult[];
  filter: Filter;
  onFilter(filter: Filter): void;
  open: ReadonlySet<string>;
  onToggle(id: string): void;
}

const levels: Level[] = ["MUST", "SHOULD", "MAY"];

/** Every requirement, with search and filters; each row opens to its detail and can be linked to. */
export function Requirements({ shown, filter, onFilter, open, onToggle }: Props) {
  const { t, data } = usePage();
  const all = data.conformance?.requirements.length ?? 0;
  return (
    <section id="requirements" aria-labelledby="requirements-title">
      <h2 id="requirements-title">{t("allRequirements")}</h2>
      <Filters filter={filter} onFilter={onFilter} />
      <p class="faint" aria-live="polite">
        {t("shown", { shown: shown.length, all })}{" "}
        {isNarrowed(filter) && (
          <button type="button" onClick={() => onFilter(noFilter)}>
            {t("reset")}
          </button>
        )}
      </p>
      {shown.length === 0 && <p>{t("noMatch")}</p>}
      <ul class="requirements">
        {shown.map((one) => (
          <Row key={one.id} one={one} open={open.has(one.id)} onToggle={onToggle} />
        ))}
      </ul>
    </section>
  );
}

function Filters({ filter, onFilter }: Pick<Props, "filter" | "onFilter">) {
  const { t, pick, data } = usePage();
  const results = data.conformance?.requirements ?? [];
  const chapters = [...new Set(results.map((one) => chapterOf(one.section)))].sort(bySection);
  const used = statuses.filter((status) => results.some((one) => one.status === status));
  return (
    <div class="filters">
      <input
        id="search"
        type="search"
        placeholder={t("search")}
        aria-label={t("search")}
        value={filter.text}
        onInput={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
      />
      <fieldset>
        <legend>{t("status")}</legend>
        {used.map((status) => (
          <button
            type="button"
            key={status}
            class={`chip ${status}`}
            aria-pressed={filter.statuses.has(status)}
            onClick={() => onFilter({ ...filter, statuses: toggled(filter.statuses, status) })}
          >
            <span aria-hidden="true">{symbols[status]}</span> {pick(statusTexts[status])}
          </button>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t("level")}</legend>
        {levels.map((level) => (
          <button
            type="button"
            key={level}
            class="chip"
            aria-pressed={filter.levels.has(level)}
            onClick={() => onFilter({ ...filter, levels: toggled(filter.levels, level) })}
          >
            {level}
          </button>
        ))}
      </fieldset>
      <select
        aria-label={t("chapter")}
        value={filter.chapter}
        onChange={(event) => onFilter({ ...filter, chapter: event.currentTarget.value })}
      >
        <option value="">
          {t("chapter")}: {t("all")}
        </option>
        {chapters.map((chapter) => (
          <option key={chapter} value={chapter}>
            {chapter} {pick(data.headings[chapter] ?? null)}
          </option>
        ))}
      </select>
    </div>
  );
}

function Row({ one, open, onToggle }: { one: RequirementResult; open: boolean; onToggle(id: string): void }) {
  const { t, pick, lines } = usePage();
  const anchor = anchorOf(one.id);
  return (
    <li id={anchor} class={`row ${one.status}`}>
      <div class="head">
        <button type="button" class="opener" aria-expanded={open} onClick={() => onToggle(one.id)}>
          <Badge status={one.status} />
          <span class="id">{one.id}</span>
          <span class="title">{pick(one.title)}</span>
          {one.unstable && <span class="unstable">{t("unstable")}</span>}
          <span class="meta">
            {one.level} · {lines(one.lines)}
          </span>
        </button>
        <a class="link" href={`#${anchor}`} aria-label={t("linkTo", { id: one.id })}>
          #
        </a>
      </div>
      {open && <Detail of={one} />}
    </li>
  );
}
