import type { Language } from "../schemas/language.js";
import type { ConformanceResult } from "../schemas/results/conformance.js";
import type { LoadResult } from "../schemas/results/load.js";
import { compareConformance } from "./compare-conformance.js";
import { compareLoads } from "./compare-loads.js";
import type { Comparison } from "./page/data.js";

interface Run {
  conformance?: ConformanceResult | undefined;
  loads: readonly LoadResult[];
}

/**
 * What the page shows beside a run of an earlier one. Contracts that cannot be compared are refused as `compare` refuses them
 * (`UsageError`); load runs that cannot are named.
 */
export function comparisonOf(earlier: Run, now: Run, language: Language = "en"): Comparison {
  const changes =
    earlier.conformance && now.conformance ? compareConformance(earlier.conformance, now.conformance).changes : [];
  const { compared, notCompared } = compareLoads(earlier.loads, now.loads, { language });
  const load = compared.flatMap(({ scenario, metrics }) => metrics.map((metric) => ({ scenario, ...metric })));
  const started = earlier.conformance?.started ?? earlier.loads[0]?.started ?? "";
  return { earlier: { run: earlier.conformance?.run.id ?? "", started }, changes, load, notCompared };
}
