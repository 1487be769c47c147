import type { ErrnoFact, Lines } from "../facts.js";
import type { Section } from "../generate/sections.js";
import { printedAt } from "../generate/words.js";
import { errnoSlug } from "./ids.js";
import { reason, title } from "./messages.js";
import type { Requirement } from "./requirement.js";
import { type CatalogueSource, excluded, namesOf, requirementAt } from "./source.js";

/** Printed error codes, of an operation or of a table, and the rules that the prose states. */
export function statementRequirements(section: Section, source: CatalogueSource): Requirement[] {
  const errnos = section.errnos.map((fact) => errnoRequirement(fact, section, source));
  const rules = section.rules.map((rule) =>
    requirementAt(source, {
      id: rule.id,
      section: section.number,
      level: rule.level,
      title: title("rule", {
        ...namesOf(section, source),
        text: rule.text,
        words: printedAt(source.lines, rule.lines).replaceAll("\n", " "),
      }),
      lines: rule.lines,
    }),
  );
  return [...errnos, ...rules];
}

function errnoRequirement(fact: ErrnoFact, section: Section, source: CatalogueSource): Requirement {
  const table = section.operation === undefined;
  const lines = table ? fact.lines : withLeadIn(fact.lines, source.lines);
  const about = { ...namesOf(section, source), value: fact.errno, name: fact.error, status: fact.status ?? "" };
  return requirementAt(source, {
    id: `${section.number}-${errnoSlug(fact, section.errnos)}`,
    section: section.number,
    level: "MUST",
    title: title(
      table ? (fact.status === undefined || fact.status > 599 ? "table-errno" : "table-status") : "errno",
      about,
    ),
    lines,
    printed: printedAt(source.lines, [lines[0], lines[0]]).replace(/[::]\s*$/, ""),
    ...(table && fact.errno >= 500 && fact.errno < 600 && excluded(reason("cannot-be-caused"))),
  });
}

/** The sentence that introduces a printed answer (`…则报错返回如下信息:`) belongs to it. */
function withLeadIn([first, last]: Lines, lines: readonly string[]): Lines {
  return /[::]\s*$/.test(lines[first - 2] ?? "") ? [first - 1, last] : [first, last];
}
