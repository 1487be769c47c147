import type { ErrnoFact, Fact, FieldFact, OperationFact, RuleFact } from "../facts.js";
import { explanationsOf } from "./explanations.js";

/** What the facts say about one section of the document. */
export interface Section {
  number: string;
  /** Absent for what is no call of its own: the commands of 3.2, the table of chapter 15. */
  operation: OperationFact | undefined;
  /** Fields of the call: path, query, header and body. */
  request: FieldFact[];
  /** Fields of the answer. */
  response: FieldFact[];
  errnos: ErrnoFact[];
  rules: RuleFact[];
  /** All that is printed from the section's first fact to the next section. */
  text: string;
  /** Fields that the section leaves to another section to explain (`如有字段不明确,请参见…`), by its own ones. */
  explainedBy: ReadonlyMap<FieldFact, FieldFact>;
}

/** Groups facts by section, in the order in which the sections first appear. */
export function sectionsOf(facts: readonly Fact[], lines: readonly string[]): Section[] {
  const sections = new Map<string, Section>();
  for (const fact of facts) {
    const section = sections.get(fact.section) ?? emptySection(fact.section);
    sections.set(fact.section, section);
    add(section, fact);
  }
  const all = [...sections.values()];
  const starts = all.map(firstLine).sort((a, b) => a - b);
  for (const section of all) {
    const start = firstLine(section);
    const next = starts.find((line) => line > start) ?? lastLine(section) + 1;
    section.text = lines.slice(start - 1, next - 1).join("\n");
    section.explainedBy = explanationsOf(section, all);
  }
  return all;
}

/** The first line that a fact of the section stands on. */
export function firstLine(section: Section): number {
  return Math.min(...factsOf(section).map((fact) => fact.lines[0]));
}

/** The number before the first dot: `13` of `13.1`. */
export function chapterOf(section: string): string {
  return section.split(".")[0] ?? section;
}

function emptySection(number: string): Section {
  return {
    number,
    operation: undefined,
    request: [],
    response: [],
    errnos: [],
    rules: [],
    text: "",
    explainedBy: new Map(),
  };
}

function add(section: Section, fact: Fact): void {
  if (fact.kind === "operation") section.operation ??= fact;
  else if (fact.kind === "errno") section.errnos.push(fact);
  else if (fact.kind === "rule") section.rules.push(fact);
  else if (fact.in === "response") section.response.push(fact);
  else section.request.push(fact);
}

function lastLine(section: Section): number {
  return Math.max(...factsOf(section).map((fact) => fact.lines[1]));
}

function factsOf(section: Section): Fact[] {
  const operation = section.operation ? [section.operation] : [];
  return [...operation, ...section.request, ...section.response, ...section.errnos, ...section.rules];
}
