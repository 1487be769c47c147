import type { RequirementResult } from "../../schemas/results/conformance.js";

/** A result as text, for those who run the checks in Playwright itself; our command line has a console of its own. */
export function formatted(result: RequirementResult): string {
  const [first, last] = result.lines;
  const lines = first === last ? `line ${first}` : `lines ${first}-${last}`;
  const head = `${result.id}  ${result.level}  ${lines}  “${result.printed}”`;
  const findings = result.findings.map(({ message, expected, actual, curl }) =>
    [`  ${message}`, `  expected  ${expected}`, `  actual    ${actual}`, ...(curl ? [`  again     ${curl}`] : [])].join(
      "\n",
    ),
  );
  return [head, ...(result.reason && findings.length === 0 ? [`  ${result.reason.en}`] : []), ...findings].join("\n");
}
