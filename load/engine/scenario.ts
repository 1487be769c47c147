import { UsageError } from "../../schemas/usage-error.js";
import { parseDuration } from "./duration.js";
import { say } from "./messages.js";
import { notAllowed } from "./not-allowed.js";
import type { RateStage } from "./plan/arrivals.js";
import type { VuStage } from "./plan/vu-ramp.js";

interface Common {
  name: string;
  /** Milliseconds after the run's begin. */
  startTime: number;
  gracefulStop: number;
  exec: string;
  env: Record<string, string>;
  tags: Record<string, string>;
}

/** A scenario after reading: durations in milliseconds, k6's defaults filled in. */
export type Scenario = Common &
  (
    | { executor: "shared-iterations" | "per-vu-iterations"; vus: number; iterations: number; maxDuration: number }
    | { executor: "constant-vus"; vus: number; duration: number }
    | { executor: "ramping-vus"; startVus: number; stages: VuStage[]; gracefulRampDown: number }
    | {
        executor: "constant-arrival-rate";
        rate: number;
        timeUnit: number;
        duration: number;
        vus: number;
        maxVus: number;
      }
    | {
        executor: "ramping-arrival-rate";
        rate: number;
        timeUnit: number;
        stages: RateStage[];
        vus: number;
        maxVus: number;
      }
  );

export type Executor = Scenario["executor"];

const common = ["executor", "startTime", "gracefulStop", "exec", "env", "tags"];
const fields: Record<Executor, string[]> = {
  "shared-iterations": ["vus", "iterations", "maxDuration"],
  "per-vu-iterations": ["vus", "iterations", "maxDuration"],
  "constant-vus": ["vus", "duration"],
  "ramping-vus": ["startVUs", "stages", "gracefulRampDown"],
  "constant-arrival-rate": ["rate", "timeUnit", "duration", "preAllocatedVUs", "maxVUs"],
  "ramping-arrival-rate": ["startRate", "timeUnit", "stages", "preAllocatedVUs", "maxVUs"],
};

/** Reads `options.scenarios`, or the short forms `vus`, `iterations`, `duration`, `stages`. */
export function parseScenarios(options: Record<string, unknown>): Scenario[] {
  if (options.scenarios === undefined) return [parseScenario("default", shortForm(options))];
  const scenarios = Object.entries(options.scenarios as Record<string, Record<string, unknown>>);
  if (scenarios.length === 0) throw new UsageError(say("noScenario"));
  return scenarios.map(([name, given]) => parseScenario(name, given));
}

function shortForm(options: Record<string, unknown>): Record<string, unknown> {
  const { vus, iterations, duration, stages } = options;
  if (stages !== undefined) {
    if (iterations !== undefined || duration !== undefined) {
      throw new UsageError(say("stagesBeside"));
    }
    return { executor: "ramping-vus", stages, startVUs: vus };
  }
  if (iterations !== undefined || duration === undefined) {
    return { executor: "shared-iterations", vus, iterations, maxDuration: duration };
  }
  return { executor: "constant-vus", vus, duration };
}

function parseScenario(name: string, given: Record<string, unknown>): Scenario {
  const at = `options.scenarios.${name}`;
  const executor = given.executor as Executor;
  if (!Object.hasOwn(fields, executor)) {
    throw notAllowed(`${at}.executor`, executor, Object.keys(fields).join(", "));
  }
  for (const field of Object.keys(given)) {
    if (given[field] !== undefined && !common.includes(field) && !fields[executor].includes(field)) {
      throw new UsageError(
        say("notOfExecutor", {
          field: `${at}.${field}`,
          executor,
          allowed: [...common, ...fields[executor]].join(", "),
        }),
      );
    }
  }
  const duration = (field: string, otherwise?: number): number => {
    if (given[field] !== undefined || otherwise === undefined) return parseDuration(given[field], `${at}.${field}`);
    return otherwise;
  };
  const integer = (field: string, lowest: number, otherwise?: number): number => {
    const value = given[field] ?? otherwise;
    if (Number.isInteger(value) && (value as number) >= lowest) return value as number;
    throw notAllowed(`${at}.${field}`, value, say("integerFrom", { lowest }));
  };
  const stages = (): VuStage[] => {
    const list = given.stages;
    if (!Array.isArray(list) || list.length === 0) throw new UsageError(say("noStage", { field: `${at}.stages` }));
    return list.map((stage: Record<string, unknown>, index) => {
      const target = stage.target;
      if (!Number.isInteger(target) || (target as number) < 0) {
        throw notAllowed(`${at}.stages[${index}].target`, target, say("integerFrom", { lowest: 0 }));
      }
      return {
        duration: parseDuration(stage.duration, `${at}.stages[${index}].duration`),
        target: target as number,
      };
    });
  };
  const base: Common = {
    name,
    startTime: duration("startTime", 0),
    gracefulStop: duration("gracefulStop", 30_000),
    exec: (given.exec as string | undefined) ?? "default",
    env: (given.env as Record<string, string> | undefined) ?? {},
    tags: (given.tags as Record<string, string> | undefined) ?? {},
  };
  switch (executor) {
    case "shared-iterations":
    case "per-vu-iterations": {
      const vus = integer("vus", 1, 1);
      const iterations = integer("iterations", 1, 1);
      if (executor === "shared-iterations" && iterations < vus) {
        throw notAllowed(`${at}.iterations`, iterations, say("atLeastVus", { vus }));
      }
      return { ...base, executor, vus, iterations, maxDuration: duration("maxDuration", 600_000) };
    }
    case "constant-vus":
      return { ...base, executor, vus: integer("vus", 1, 1), duration: duration("duration") };
    case "ramping-vus":
      return {
        ...base,
        executor,
        startVus: integer("startVUs", 0, 1),
        stages: stages(),
        gracefulRampDown: duration("gracefulRampDown", 30_000),
      };
    case "constant-arrival-rate": {
      const vus = integer("preAllocatedVUs", 0);
      return {
        ...base,
        executor,
        rate: positive(given.rate, `${at}.rate`),
        timeUnit: duration("timeUnit", 1000),
        duration: duration("duration"),
        vus,
        maxVus: integer("maxVUs", Math.max(1, vus), vus),
      };
    }
    case "ramping-arrival-rate": {
      const vus = integer("preAllocatedVUs", 0);
      return {
        ...base,
        executor,
        rate: integer("startRate", 0, 0),
        timeUnit: duration("timeUnit", 1000),
        stages: stages(),
        vus,
        maxVus: integer("maxVUs", Math.max(1, vus), vus),
      };
    }
  }
}

function positive(value: unknown, field: string): number {
  if (typeof value === "number" && value > 0) return value;
  throw notAllowed(field, value, say("aboveZero"));
}

/** Milliseconds from the scenario's begin in which it starts iterations. */
export function regularDuration(scenario: Scenario): number {
  switch (scenario.executor) {
    case "shared-iterations":
    case "per-vu-iterations":
      return scenario.maxDuration;
    case "constant-vus":
    case "constant-arrival-rate":
      return scenario.duration;
    default:
      return scenario.stages.reduce((sum, stage) => sum + stage.duration, 0);
  }
}

/** The most virtual users that a scenario plans from its begin (arrival rates: those made before the run). */
export function plannedAtOnce(scenario: Scenario): number {
  return scenario.executor === "ramping-vus"
    ? Math.max(scenario.startVus, ...scenario.stages.map((stage) => stage.target))
    : scenario.vus;
}

/** The most virtual users that a scenario may ever hold. */
export function mostVus(scenario: Scenario): number {
  return "maxVus" in scenario ? scenario.maxVus : plannedAtOnce(scenario);
}
