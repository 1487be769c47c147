import type { Text } from "../../schemas/language.js";
import type { Context } from "./context.js";
import type { RequirementId } from "./requirement-id.js";
import { NotTested } from "./signals.js";

/** Of the requirements that share a check, those of which nothing was to be seen are *not tested*. */
export function skipUnseen(t: Context, reason: Text): void {
  for (const id of t.check.ids) {
    const assertions = t.of(id as RequirementId);
    if (assertions.judgement.assertions === 0) assertions.skip(new NotTested("PREREQUISITE_FAILED", reason));
  }
}
