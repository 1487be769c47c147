import { useState } from "preact/hooks";
import { Badge } from "./badge.js";
import { anchorOf, usePage } from "./context.js";
import type { Cause } from "./data.js";
import { Detail } from "./finding.js";

const causesOpen = 3;
const shownAtFirst = 5;

/** What to mend first: one card a cause, the first ones open. */
export function Causes() {
  const { t, data } = usePage();
  return (
    <section id="mend" aria-labelledby="mend-title">
      <h2 id="mend-title">{t("mendFirst")}</h2>
      {data.causes.length === 0 ? <p class="good">{t("nothingToMend")}</p> : <p class="faint">{t("mendIntro")}</p>}
      <ol class="causes">
        {data.causes.map((cause, index) => (
          <CauseCard
            key={cause.key}
            cause={cause}
            open={index < causesOpen && cause.worst === "fail"}
            first={index === 0}
          />
        ))}
      </ol>
    </section>
  );
}

function CauseCard({ cause, open, first }: { cause: Cause; open: boolean; first: boolean }) {
  const { t, pick, requirements } = usePage();
  const [whole, setWhole] = useState(false);
  const ids = whole ? cause.requirements : cause.requirements.slice(0, shownAtFirst);
  return (
    <li class={`cause ${cause.worst}`}>
      <details open={open}>
        <summary>
          <h3>{pick(cause.title)}</h3>
          <span class="counts">
            <Badge status={cause.worst} /> {t("ofRequirements", { count: cause.requirements.length })}
          </span>
        </summary>
        <p class="advice">{pick(cause.advice)}</p>
        {cause.blocked > 0 && <p class="blocked">{t("blocked", { count: cause.blocked })}</p>}
        {ids.map((id, index) => {
          const one = requirements.get(id);
          if (!one) return null;
          return (
            <details
              class={`card ${one.status}`}
              key={id}
              open={cause.requirements.length === 1 || (first && index === 0)}
            >
              <summary>
                <RequirementLine id={id} />
              </summary>
              <Detail of={one} />
              <a class="in-list" href={`#${anchorOf(id)}`}>
                {t("linkTo", { id })}
              </a>
            </details>
          );
        })}
        {cause.requirements.length > ids.length && (
          <button type="button" onClick={() => setWhole(true)}>
            {t("showAll", { count: cause.requirements.length })}
          </button>
        )}
      </details>
    </li>
  );
}

function RequirementLine({ id }: { id: string }) {
  const { pick, requirements, lines } = usePage();
  const one = requirements.get(id);
  if (!one) return null;
  return (
    <span class="requirement-line">
      <Badge status={one.status} />
      <span class="id">{id}</span>
      <span class="title">{pick(one.title)}</span>
      <span class="meta">
        {one.level} · {lines(one.lines)}
      </span>
    </span>
  );
}
