import { Arrivals } from "../plan/arrivals.js";
import { globalIndex } from "../plan/segment.js";
import type { Scenario } from "../scenario.js";
import type { Vu } from "../vu/vu.js";
import type { ScenarioRun } from "./scenario-run.js";

type ArrivalScenario = Extract<Scenario, { executor: "constant-arrival-rate" | "ramping-arrival-rate" }>;

export function arrivalsOf(scenario: ArrivalScenario): Arrivals {
  const { rate, timeUnit } = scenario;
  return scenario.executor === "constant-arrival-rate"
    ? Arrivals.constant(rate, timeUnit, scenario.duration)
    : new Arrivals(rate, timeUnit, scenario.stages);
}

/**
 * The arrival rates: every start has its moment, whatever the answers do. All that is due is started at once, each on a free
 * virtual user or on a new one; without either it is dropped and counted, never queued.
 */
export async function arrivalRate(run: ScenarioRun, scenario: ArrivalScenario): Promise<void> {
  const arrivals = arrivalsOf(scenario);
  const most = run.share(scenario.maxVus);
  const free: Vu[] = Array.from({ length: run.share(scenario.vus) }, () => run.takeVu());
  const all = [...free];
  // The last in is the first out: it has the warmest connection.
  free.reverse();
  let underWay = 0;
  let allDone = () => {};

  const start = (number: number, due: number) => {
    let vu = free.pop();
    if (vu === undefined && all.length < most) {
      vu = run.takeVu();
      all.push(vu);
    }
    if (vu === undefined) return run.drop(1);
    const user = vu;
    underWay += 1;
    run.iterate(user, run.begin + due, number).then(() => {
      free.push(user);
      underWay -= 1;
      if (underWay === 0) allDone();
    });
  };

  let number = 0;
  let due = arrivals.due(globalIndex(number, run.segment));
  while (due < arrivals.duration) {
    await run.until(due);
    if (run.stopping) break;
    for (const now = run.elapsed(); due <= now; ) {
      start(number, due);
      number += 1;
      due = arrivals.due(globalIndex(number, run.segment));
    }
  }
  await run.until(arrivals.duration);
  const idle = new Promise<void>((resolve) => {
    allDone = resolve;
    if (underWay === 0) resolve();
  });
  await run.gracefully(idle, arrivals.duration);
  for (const vu of all) run.pool.give(vu);
}
