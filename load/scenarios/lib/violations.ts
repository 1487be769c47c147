import { check } from "k6";
import { Counter } from "k6/metrics";

const violations = new Counter("violations");
const told: { [requirement: string]: boolean } = {};

/**
 * Something that the document does not allow, seen under load. It is counted under its requirement; the first of each kind is
 * shown, without a key or a token in it.
 */
export function violate(requirement: string, message: string, call: string): void {
  violations.add(1, { requirement });
  check(null, { [requirement]: () => false });
  if (told[requirement]) return;
  told[requirement] = true;
  console.warn(`violation ${JSON.stringify({ requirement, message: message.slice(0, 500), call })}`);
}

/** Thresholds that make each requirement's count visible, and any violation a failure. */
export function violationThresholds(requirements: readonly string[]): { [metric: string]: string[] } {
  const thresholds: { [metric: string]: string[] } = { violations: ["count==0"] };
  for (const requirement of requirements) thresholds[`violations{requirement:${requirement}}`] = ["count==0"];
  return thresholds;
}
