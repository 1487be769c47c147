import type { ReasonCode, RequirementResult } from "../../schemas/results/conformance.js";
import { reasonCodeTexts } from "../status.js";
import { visible } from "../visible.js";
import { anchorOf, usePage } from "./context.js";

/** Where the document allows several readings, the one that this target follows. */
export function Readings() {
  const { t, data, pick, lines } = usePage();
  const taken = (data.conformance?.requirements ?? []).filter((one) => one.readingTaken !== null);
  if (taken.length === 0) return null;
  return (
    <section id="readings" aria-labelledby="readings-title">
      <h2 id="readings-title">{t("readings")}</h2>
      <p class="faint">{t("readingsIntro")}</p>
      <div class="scroll">
        <table class="plain">
          <tbody>
            {taken.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <IdLink id={one.id} />
                </th>
                <td>{pick(one.title)}</td>
                <td>
                  <strong>{visible(one.readingTaken ?? "")}</strong>
                </td>
                <td class="faint">{[...one.errata, lines(one.lines)].join(" · ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What was not tested, grouped by the one line that would make it testable. */
export function Untested() {
  const { t, data, pick, language } = usePage();
  const groups = new Map<string, RequirementResult[]>();
  for (const one of data.conformance?.requirements ?? []) {
    if (one.status !== "not-tested") continue;
    const key = `${one.reasonCode ?? ""} ${one.reason?.[language] ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  if (groups.size === 0) return null;
  const sorted = [...groups.values()].sort((one, other) => other.length - one.length);
  return (
    <section id="untested" aria-labelledby="untested-title">
      <h2 id="untested-title">{t("untested")}</h2>
      <p class="faint">{t("untestedIntro")}</p>
      <ul class="untested">
        {sorted.map((group) => {
          const [first] = group;
          const code: ReasonCode | null = first?.reasonCode ?? null;
          return (
            <li key={`${code} ${first?.id}`}>
              <p>
                <strong>{group.length}</strong> {code && <span class="code">{pick(reasonCodeTexts[code])}</span>}
              </p>
              <p class="remedy">{pick(first?.reason ?? null)}</p>
              <p class="ids">
                {group.map((one) => (
                  <IdLink key={one.id} id={one.id} />
                ))}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function IdLink({ id }: { id: string }) {
  return (
    <a class="id" href={`#${anchorOf(id)}`}>
      {id}
    </a>
  );
}
