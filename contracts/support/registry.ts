import type { Edition } from "../../schemas/edition.js";
import { written } from "../checks/index.js";
import type { Check } from "./check.js";
import { derivedChecks } from "./derived/index.js";

/** Every check of an edition: those that follow from its facts, and the written ones, in the document's order. */
export function checksFor(edition: Edition): Check[] {
  return [...derivedChecks(edition), ...written];
}
