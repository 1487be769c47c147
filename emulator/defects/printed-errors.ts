import type { Edition } from "../../schemas/edition.js";
import type { ErrnoFact } from "../../schemas/facts.js";
import { errnoSlug } from "../../schemas/requirements/ids.js";
import type { Defect } from "./defect.js";
import type { Patch } from "./faults.js";

/** Printed errors that come with another number, another text or another HTTP status. */
export function printedErrorDefects({ facts, requirements }: Pick<Edition, "facts" | "requirements">): Defect[] {
  const testable = new Set(requirements.filter(({ origin }) => origin !== "excluded").map(({ id }) => id));
  const errnos = facts.filter((fact) => fact.kind === "errno");
  return errnos.flatMap((fact) => {
    const section = errnos.filter((other) => other.section === fact.section);
    return defectsOf(fact, `${fact.section}-${errnoSlug(fact, section)}`, testable);
  });
}

function defectsOf(fact: ErrnoFact, id: string, testable: ReadonlySet<string>): Defect[] {
  // Success is a row of the table too; an answer of success with another errno is another requirement's.
  if (!testable.has(id) || fact.errno === 200) return [];
  const patched = (suffix: string, change: Patch["change"]): Defect => ({
    id: `${id}-${suffix}`,
    breaks: [id],
    title: { en: `${id} is told with another ${suffix}`, zh: `${id} 的 ${suffix} 错误` },
    apply: (faults) => {
      faults.patches.push({ section: fact.section, errno: fact.errno, change });
    },
  });
  const defects = [patched("errno", { errno: fact.errno + 5 })];
  if (fact.status === undefined) return [...defects, patched("error", { error: "operation failed" })];
  return fact.status < 600 ? [...defects, patched("status", { status: fact.status === 400 ? 422 : 400 })] : defects;
}
