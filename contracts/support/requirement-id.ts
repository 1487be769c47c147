/** The id of a requirement in the catalogue. */
export type RequirementId = string;
