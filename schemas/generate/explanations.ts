import type { FieldFact } from "../facts.js";
import type { Section } from "./sections.js";

/**
 * The fields that a section leaves to another section to explain (`请参见设备新增章节的解释`), by its own ones. That it
 * does is a rule of its own, which names the other section; the limits are in the section's own facts already.
 */
export function explanationsOf(section: Section, all: readonly Section[]): Map<FieldFact, FieldFact> {
  const named = section.rules.map((rule) => rule.values?.section).find((number) => number !== undefined);
  const explaining = all.find(({ number }) => number === named);
  return new Map(
    section.request.flatMap((fact) => {
      const other = explaining?.request.find(({ in: place, path }) => place === fact.in && path === fact.path);
      return other && fact.in === "body" ? [[fact, other] as const] : [];
    }),
  );
}
