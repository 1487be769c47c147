import type { Scenario } from "../scenario.js";
import type { ScenarioRun } from "./scenario-run.js";

type OfExecutor<Name> = Extract<Scenario, { executor: Name }>;

/** shared-iterations: the virtual users take from one stock until it is empty or `maxDuration` is over. */
export async function sharedIterations(
  run: ScenarioRun,
  scenario: OfExecutor<"shared-iterations" | "per-vu-iterations">,
): Promise<void> {
  const stock = run.share(scenario.iterations);
  let left = stock;
  const more = () => {
    if (left === 0 || run.elapsed() >= scenario.maxDuration) return false;
    left -= 1;
    return true;
  };
  await allVus(run, Math.max(stock > 0 ? 1 : 0, run.share(scenario.vus)), scenario.maxDuration, () => more);
  run.drop(left);
}

/** per-vu-iterations: each virtual user has a stock of its own. */
export async function perVuIterations(
  run: ScenarioRun,
  scenario: OfExecutor<"shared-iterations" | "per-vu-iterations">,
): Promise<void> {
  let dropped = 0;
  await allVus(run, run.share(scenario.vus), scenario.maxDuration, () => {
    let left = scenario.iterations;
    dropped += left;
    return () => {
      if (left === 0 || run.elapsed() >= scenario.maxDuration) return false;
      left -= 1;
      dropped -= 1;
      return true;
    };
  });
  run.drop(dropped);
}

/** constant-vus: the virtual users iterate until the duration is over. */
export async function constantVus(run: ScenarioRun, { vus, duration }: OfExecutor<"constant-vus">): Promise<void> {
  await allVus(run, run.share(vus), duration, () => () => run.elapsed() < duration);
}

async function allVus(run: ScenarioRun, vus: number, regularEnd: number, stock: () => () => boolean): Promise<void> {
  const loops = Array.from({ length: vus }, () => run.loop(run.takeVu(), stock()));
  await run.gracefully(Promise.all(loops), regularEnd);
}
