import { arrivalRate } from "./arrival-rate.js";
import { constantVus, perVuIterations, sharedIterations } from "./iterations.js";
import { rampingVus } from "./ramping-vus.js";
import type { ScenarioRun } from "./scenario-run.js";

/** Runs a scenario from its start time until its last iteration has ended. */
export async function execute(run: ScenarioRun): Promise<void> {
  await run.until(0);
  if (run.stopping) return;
  const { scenario } = run;
  switch (scenario.executor) {
    case "shared-iterations":
      return sharedIterations(run, scenario);
    case "per-vu-iterations":
      return perVuIterations(run, scenario);
    case "constant-vus":
      return constantVus(run, scenario);
    case "ramping-vus":
      return rampingVus(run, scenario);
    default:
      return arrivalRate(run, scenario);
  }
}
