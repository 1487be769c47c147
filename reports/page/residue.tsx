import type { ConformanceResult } from "../../schemas/results/conformance.js";
import { visible } from "../visible.js";
import { usePage } from "./context.js";

/** More rows than these are in results.json. */
const rowsShown = 100;

/** What the run could not take away again: the first thing that the target's owner must know. */
export function Residue({ left }: { left: NonNullable<ConformanceResult["residue"]> }) {
  const { t, pick } = usePage();
  if (left.length === 0) return null;
  return (
    <section id="residue" aria-labelledby="residue-title">
      <h2 id="residue-title">{t("residue")}</h2>
      <p class="faint">{t("residueIntro")}</p>
      <div class="scroll">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">{t("residueWhat")}</th>
              <th scope="col">{t("residueWhy")}</th>
              <th scope="col">{t("residueCall")}</th>
            </tr>
          </thead>
          <tbody>
            {left.slice(0, rowsShown).map((one, index) => (
              <tr key={index}>
                <th scope="row">{visible([one.what, one.name, one.id ?? ""].join(" ").trim())}</th>
                <td>{pick(one.reason)}</td>
                <td>
                  <code>{visible(one.call)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left.length > rowsShown && <p>{`… ${left.length - rowsShown}`}</p>}
    </section>
  );
}
