import type { ErrnoFact, Fact } from "../facts.js";
import { errnoSlug } from "../requirements/ids.js";
import type { Aspect, Requirement } from "../requirements/requirement.js";
import { groundOf, written } from "../requirements/written/index.js";
import type { AttributeChange } from "./attributes.js";

/** Which attribute of a fact a derived requirement is about; an aspect that is not listed is about the whole fact. */
const attributeOfAspect: Partial<Record<Aspect, string>> = {
  "max-length": "maxLength",
  pattern: "pattern",
  enum: "enum",
  maximum: "maximum",
  minimum: "minimum",
  default: "default",
  "max-items": "maxItems",
  "max-bytes": "maxBytes",
  format: "format",
  "param-required": "required",
  optional: "required",
  type: "type",
};

/** The requirements that rest on a fact; where only some attributes changed, those that are about these. */
export function requirementsOn(
  fact: Fact,
  catalogue: readonly Requirement[],
  changed: readonly AttributeChange[],
): string[] {
  const ground = groundOf(fact);
  const standing = written.filter((entry) => (entry.ground as readonly string[]).includes(ground)).map(({ id }) => id);
  const derived = catalogue.filter((requirement) => isAbout(requirement, fact, changed, catalogue)).map(({ id }) => id);
  return [...new Set([...derived, ...standing])];
}

function isAbout(
  requirement: Requirement,
  fact: Fact,
  changed: readonly AttributeChange[],
  catalogue: readonly Requirement[],
): boolean {
  if (requirement.origin === "written" || requirement.section !== fact.section) return false;
  switch (fact.kind) {
    case "operation":
      return requirement.field === undefined && requirement.aspect !== undefined;
    case "errno":
      return requirement.id === idOfErrno(fact, catalogue);
    case "rule":
      return requirement.id === fact.id;
    case "field": {
      const { field, aspect } = requirement;
      if (field?.in !== fact.in || field.path !== fact.path) return false;
      const about = aspect && attributeOfAspect[aspect];
      return about === undefined || changed.length === 0 || changed.some(({ attribute }) => attribute === about);
    }
  }
}

/** An error goes by its words, or by its number where that is in the catalogue. */
function idOfErrno(fact: ErrnoFact, catalogue: readonly Requirement[]): string {
  const byNumber = `${fact.section}-errno-${fact.errno}`;
  return catalogue.some(({ id }) => id === byNumber) ? byNumber : `${fact.section}-${errnoSlug(fact, [])}`;
}
