import type { Requirement } from "../requirements/requirement.js";

/** The module with the typed union of requirement ids: the derived ones, and the written ones by their own type. */
export function requirementIdsModule(derived: readonly Requirement[]): string {
  const ids = derived.map((requirement) => `  ${JSON.stringify(requirement.id)},\n`).join("");
  return `// Generated from the vendor's document, do not edit.
import type { WrittenId } from "../requirements/written/index.js";

/** What follows from the facts alone, in the document's order. */
export const derivedIds = [
${ids}] as const;

export type DerivedId = (typeof derivedIds)[number];

export type RequirementId = DerivedId | WrittenId;
`;
}
