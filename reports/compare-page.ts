import type { Language } from "../schemas/language.js";
import type { ConformanceResult } from "../schemas/results/conformance.js";
import type { LoadResult } from "../schemas/results/load.js";
import { compareConformance } from "./compare-conformance.js";
import { compareLoad } from "./compare-load.js";
import type { Comparison } from "./page/data.js";

interface Run {
  conformance?: ConformanceResult | undefined;
  loads: readonly LoadResult[];
}

/**
 * What the page shows beside a run of an earlier one. Runs that cannot be compared are refused as `compare` refuses them
 * (`UsageError`); a load run without a counterpart is left out.
 */
export function comparisonOf(earlier: Run, now: Run, language: Language = "en"): Comparison {
  const changes =
    earlier.conformance && now.conformance
      ? compareConformance(earlier.conformance, now.conformance, language).changes
      : [];
  const load = now.loads.flatMap((after) => {
    const before = earlier.loads.find((one) => one.scenario === after.scenario && one.profile === after.profile);
    if (!before) return [];
    const { metrics } = compareLoad([before], [after], { language });
    return metrics.map((metric) => ({ scenario: after.scenario, ...metric }));
  });
  const started = earlier.conformance?.started ?? earlier.loads[0]?.started ?? "";
  return { earlier: { run: earlier.conformance?.run.id ?? "", started }, changes, load };
}
