import type { FieldFact } from "../facts.js";
import type { Section } from "./sections.js";
import { headingOf } from "./words.js";

/**
 * Where a section sends the reader to another one for what its fields mean (`请参见设备新增章节的解释`), its fields keep
 * the limits of those of the same name there. Other sections are returned as they are.
 */
export function withExplanations(section: Section, all: readonly Section[], lines: readonly string[]): Section {
  const reference = /参见(.{1,20}?)章节/.exec(section.text)?.[1];
  const explaining = reference && all.find((other) => other !== section && isNamed(other, reference, lines));
  if (!explaining) return section;
  const explainedBy = new Map<FieldFact, FieldFact>();
  const request = section.request.map((fact) => {
    const other = explaining.request.find((candidate) => candidate.in === fact.in && candidate.path === fact.path);
    if (!other || fact.in !== "body") return fact;
    const explained = { ...fact, constraints: { ...other.constraints, ...fact.constraints } };
    explainedBy.set(explained, other);
    return explained;
  });
  return { ...section, request, explainedBy };
}

function isNamed(section: Section, reference: string, lines: readonly string[]): boolean {
  const heading = section.operation && headingOf(lines, section.number, section.operation.lines[0]);
  return heading !== undefined && heading !== "" && reference.includes(heading);
}
