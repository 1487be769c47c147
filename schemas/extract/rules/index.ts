import type { Lines, RuleFact } from "../../facts.js";
import { type Draft, leafOf } from "../draft.js";
import type { SectionReading } from "../section-facts.js";
import { ADDRESS_STATEMENTS } from "./addresses.js";
import { NOTE_STATEMENTS } from "./notes.js";
import { Prose } from "./prose.js";
import { referencesFrom } from "./references.js";
import { HEADER_STATEMENTS, REMARK_STATEMENTS } from "./remarks.js";
import type { Statement } from "./statement.js";
import { unmatched } from "./unmatched.js";

/** The rules that a section states in prose, in its order. `all` are the sections that it may refer to. */
export function rulesOf(reading: SectionReading, all: SectionReading[]): RuleFact[] {
  const rules = new Map<string, RuleFact>();
  const add = (found: RuleFact[]): void => {
    for (const rule of found) if (!rules.has(rule.id)) rules.set(rule.id, rule);
  };
  const number = reading.section.number;
  if (reading.header) add(match(Prose.ofText(reading.header), HEADER_STATEMENTS, number, "").rules);
  for (const draft of reading.drafts) add(match(proseOf(draft), REMARK_STATEMENTS, number, leafOf(draft.path)).rules);
  const notes = Prose.ofText(reading.notes);
  const { rules: stated, used } = match(notes, [...NOTE_STATEMENTS, ...ADDRESS_STATEMENTS], number, "");
  add(stated);
  const referred = match(notes, referencesFrom(reading, all), number, "");
  add(referred.rules);
  add(unmatched(notes, [...used, ...referred.used], reading));
  return [...rules.values()];
}

function proseOf(draft: Draft): Prose {
  return Prose.ofRemarks(draft.remarks ?? []);
}

function match(prose: Prose, statements: Statement[], section: string, field: string) {
  const rules: RuleFact[] = [];
  const used: [number, number][] = [];
  for (const { pattern, rules: state } of statements) {
    const flags = pattern.flags.includes("g") ? pattern.flags : `${pattern.flags}g`;
    for (const found of prose.text.matchAll(new RegExp(pattern.source, flags))) {
      const end = found.index + found[0].length;
      used.push([found.index, end]);
      for (const { slug, level, text, values } of state(found, field)) {
        const lines: Lines = prose.linesOf(found.index, end);
        rules.push({ kind: "rule", section, id: `${section}-${slug}`, level, text, lines, ...(values && { values }) });
      }
      if (!pattern.flags.includes("g")) break;
    }
  }
  return { rules, used };
}
