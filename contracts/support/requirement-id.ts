/**
 * The id of a requirement of the shipped catalogue: what a check names must exist there. An edited document may have
 * others, which derived checks take from the catalogue itself.
 */
export type { RequirementId } from "../../schemas/generated/requirement-ids.js";
