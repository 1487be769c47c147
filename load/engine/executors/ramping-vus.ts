import { vuEvents } from "../plan/vu-ramp.js";
import { regularDuration, type Scenario } from "../scenario.js";
import type { Vu } from "../vu/vu.js";
import type { ScenarioRun } from "./scenario-run.js";

/** A place for a virtual user that the ramp switches on and off. */
class Slot {
  on = false;
  private vu: Vu | null = null;
  private looping: Promise<void> | null = null;
  private cut: NodeJS.Timeout | null = null;

  constructor(private readonly run: ScenarioRun) {}

  switchOn(): void {
    this.on = true;
    // Switched on again within gracefulRampDown: the iteration under way goes on, and more follow.
    if (this.cut !== null) clearTimeout(this.cut);
    this.cut = null;
    if (this.looping === null) this.looping = this.loop();
  }

  switchOff(gracefulRampDown: number): void {
    this.on = false;
    this.cut = setTimeout(() => this.vu?.interrupt(), gracefulRampDown);
  }

  async ended(): Promise<void> {
    while (this.looping !== null) await this.looping;
    if (this.cut !== null) clearTimeout(this.cut);
  }

  private async loop(): Promise<void> {
    const vu = this.run.takeVu();
    this.vu = vu;
    while (this.on && !this.run.stopping) await this.run.iterate(vu);
    this.vu = null;
    this.looping = null;
    this.run.pool.give(vu);
  }
}

/** ramping-vus: the number of virtual users follows the stages; who is one too many may finish its iteration. */
export async function rampingVus(
  run: ScenarioRun,
  scenario: Extract<Scenario, { executor: "ramping-vus" }>,
): Promise<void> {
  const slots = new Map<number, Slot>();
  for (const { time, slot, on } of vuEvents(scenario.startVus, scenario.stages, run.segment)) {
    await run.until(time);
    if (run.stopping) break;
    let found = slots.get(slot);
    if (found === undefined) {
      found = new Slot(run);
      slots.set(slot, found);
    }
    if (on) found.switchOn();
    else found.switchOff(scenario.gracefulRampDown);
  }
  const end = regularDuration(scenario);
  await run.until(end);
  for (const slot of slots.values()) slot.on = false;
  await run.gracefully(Promise.all([...slots.values()].map((slot) => slot.ended())), end);
}
