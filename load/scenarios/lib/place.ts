import exec from "k6/execution";

/** The number of this iteration in the whole test; one of its own where a runtime does not tell. */
export function iterationNumber(): number {
  const number = exec.scenario?.iterationInTest;
  return typeof number === "number" ? number : __ITER;
}

/** When the scenario began, in milliseconds since the epoch. */
export function scenarioBegin(): number {
  const begin = exec.scenario?.startTime;
  return typeof begin === "number" ? begin : Date.now();
}

/** The tags that every sample of this virtual user carries. */
export function vuTags(): { [name: string]: number | string | boolean } {
  return exec.vu?.metrics?.tags ?? {};
}
