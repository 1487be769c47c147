import type { Text } from "../../schemas/language.js";
import type { ReasonCode } from "../../schemas/results/conformance.js";

/** Why a requirement is not judged. */
export interface Untested {
  code: ReasonCode;
  reason: Text;
}

/**
 * Not a fault and not a finding: the check cannot be made here and now. Helpers throw it; the requirement becomes
 * *not tested* with this reason, which names the one line that would make it testable.
 */
export class NotTested extends Error implements Untested {
  override name = "NotTested";

  constructor(
    readonly code: ReasonCode,
    readonly reason: Text,
  ) {
    super(`${code}: ${reason.en}`);
  }
}
