import type { ErrnoFact, Fact, FieldFact, OperationFact, RuleFact } from "../facts.js";

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
}

/** Groups facts by section, in the order in which the sections first appear. */
export function sectionsOf(facts: readonly Fact[]): Section[] {
  const sections = new Map<string, Section>();
  for (const fact of facts) {
    const section = sections.get(fact.section) ?? emptySection(fact.section);
    sections.set(fact.section, section);
    add(section, fact);
  }
  return [...sections.values()];
}

/** The number before the first dot: `13` of `13.1`. */
export function chapterOf(section: string): string {
  return section.split(".")[0] ?? section;
}

function emptySection(number: string): Section {
  return { number, operation: undefined, request: [], response: [], errnos: [], rules: [] };
}

function add(section: Section, fact: Fact): void {
  if (fact.kind === "operation") section.operation ??= fact;
  else if (fact.kind === "errno") section.errnos.push(fact);
  else if (fact.kind === "rule") section.rules.push(fact);
  else if (fact.in === "response") section.response.push(fact);
  else section.request.push(fact);
}
