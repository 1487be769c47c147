import type { Erratum } from "../edition.js";
import type { FieldFact, FieldType } from "../facts.js";

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

/** True where the document contradicts itself about whether the field must be given. */
export function mayBeLeftOut(fact: FieldFact, errata: readonly Erratum[]): boolean {
  return (
    fact.required !== true || alsoAllowed(fact, errata).some((reading) => /^(optional|absent|可选)$/.test(reading))
  );
}

/** Numbers and true/false travel as text in a path, a query or a header. */
export function travelsAsText(type: FieldType | null): boolean {
  return type === "integer" || type === "number" || type === "boolean";
}

/** `number` takes integers in, and Ajv's strict mode wants no type twice. */
function isCovered(type: string, all: string[]): boolean {
  return type === "integer" && all.includes("number");
}
