import type { Erratum } from "../edition.js";
import type { FieldFact } from "../facts.js";
import { mirroredBy } from "./inputs.js";
import type { Section } from "./sections.js";

const types = new Set<string>(["string", "integer", "number", "boolean", "object", "array", "null"]);

/** The readings that the errata of a field allow besides the printed one. */
export function alsoAllowed(fact: FieldFact, errata: readonly Erratum[]): string[] {
  return errata.filter((erratum) => fact.errata.includes(erratum.id)).flatMap((erratum) => erratum.alsoAllowed);
}

/** The JSON types that a field may have, the printed one first; empty where the document shows none. */
export function typesOf(fact: FieldFact, errata: readonly Erratum[]): string[] {
  if (fact.type === null || fact.type === "binary") return [];
  const others = alsoAllowed(fact, errata).filter((reading) => types.has(reading));
  return [...new Set<string>([fact.type, ...others])].filter((type, _, all) => !isCovered(type, all));
}

/** The JSON types of a field of an answer: where it shows what was written, also those in which it may be written. */
export function answerTypesOf(fact: FieldFact, section: Section, source: TypeSource): string[] {
  const own = typesOf(fact, source.errata);
  const written = mirroredBy(fact, section, source.sections).flatMap((input) => typesOf(input, source.errata).slice(1));
  return own.length === 0 ? own : [...new Set([...own, ...written])];
}

interface TypeSource {
  sections: readonly Section[];
  errata: readonly Erratum[];
}

/** True where the document contradicts itself about whether the field must be given. */
export function mayBeLeftOut(fact: FieldFact, errata: readonly Erratum[]): boolean {
  return (
    fact.required !== true || alsoAllowed(fact, errata).some((reading) => /^(optional|absent|可选)$/.test(reading))
  );
}

/** `number` takes integers in, and Ajv's strict mode wants no type twice. */
function isCovered(type: string, all: string[]): boolean {
  return type === "integer" && all.includes("number");
}
