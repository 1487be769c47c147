/**
 * How much load, for how long, and what a target must hold: one table. Scenarios multiply its rates by their own base rate.
 * It is part of the bundles: plain data, nothing of Node.
 */
export type ProfileName = "smoke" | "average" | "stress" | "spike" | "soak" | "breakpoint";
export type JourneyName = "play-address" | "hls-preload" | "stat-paging";
export type ScenarioName = JourneyName | "mixed";

/** What must hold in a stage. Milliseconds; shares of 1. */
export interface Limits {
  p95: number;
  p99: number;
  failed: number;
}

export interface Stage {
  name: string;
  seconds: number;
  /** In multiples of the scenario's base rate; `from` is given where the stage is a ramp. */
  rate: number;
  from?: number;
  limits: Limits;
}

export interface Profile {
  stages: Stage[];
  /** Seconds that an answer is waited for, unless the target file says less. */
  patience: number;
  /** Seconds that a viewer watches. */
  watch: number;
  /** One of so many address answers is followed to its playlist. */
  followEvery: number;
  /** Ends at the first stage that does not hold. */
  untilItBreaks?: true;
}

const everyday: Limits = { p95: 300, p99: 800, failed: 0.005 };
const strained: Limits = { p95: 1000, p99: 2500, failed: 0.02 };
const overrun: Limits = { p95: 2500, p99: 5000, failed: 0.05 };
const edge: Limits = { p95: 500, p99: 2000, failed: 0.01 };

const steps = [1, 2, 4, 6, 8, 12, 16, 24, 32, 48, 64];

export const profiles: Record<ProfileName, Profile> = {
  smoke: {
    stages: [{ name: "smoke", seconds: 4, rate: 1, limits: { p95: 250, p99: 500, failed: 0.002 } }],
    patience: 3,
    watch: 3.8,
    followEvery: 2,
  },
  average: {
    stages: [
      { name: "ramp", seconds: 20, from: 0, rate: 1, limits: everyday },
      { name: "hold", seconds: 100, rate: 1, limits: everyday },
    ],
    patience: 10,
    watch: 20,
    followEvery: 10,
  },
  stress: {
    stages: [
      { name: "ramp", seconds: 30, from: 1, rate: 5, limits: strained },
      { name: "peak", seconds: 120, rate: 5, limits: strained },
      { name: "after", seconds: 30, rate: 1, limits: everyday },
    ],
    patience: 10,
    watch: 20,
    followEvery: 20,
  },
  spike: {
    stages: [
      { name: "before", seconds: 20, rate: 1, limits: everyday },
      { name: "spike", seconds: 15, rate: 10, limits: overrun },
      { name: "after", seconds: 30, rate: 1, limits: strained },
    ],
    patience: 10,
    watch: 10,
    followEvery: 20,
  },
  soak: {
    stages: [{ name: "soak", seconds: 3600, rate: 1, limits: everyday }],
    patience: 10,
    watch: 60,
    followEvery: 10,
  },
  breakpoint: {
    stages: steps.map((rate) => ({ name: `x${rate}`, seconds: 15, rate, limits: edge })),
    patience: 5,
    watch: 10,
    followEvery: 20,
    untilItBreaks: true,
  },
};

/** What one iteration of a journey is, in figures. */
export interface Journey {
  /** Iterations a second that a profile's rate of 1 stands for. */
  rate: number;
  /** Requests of one iteration, for `load.maxRate`. */
  requests: number;
  /** Seconds that an iteration takes when the target is quick, besides `watch`. */
  seconds: number;
  watches: boolean;
  /** Seconds of the smoke profile, where an iteration itself takes long. */
  smokeSeconds?: number;
}

export const journeys: Record<JourneyName, Journey> = {
  "play-address": { rate: 40, requests: 4, seconds: 0.1, watches: false },
  "hls-preload": { rate: 8, requests: 14, seconds: 0.6, watches: true, smokeSeconds: 0.6 },
  "stat-paging": { rate: 5, requests: 16, seconds: 2.5, watches: false, smokeSeconds: 2 },
};

/** Which journeys a scenario is made of, and with which part of their rates. */
export const mixtures: Record<ScenarioName, Partial<Record<JourneyName, number>>> = {
  "play-address": { "play-address": 1 },
  "hls-preload": { "hls-preload": 1 },
  "stat-paging": { "stat-paging": 1 },
  mixed: { "play-address": 0.6, "hls-preload": 0.5, "stat-paging": 0.4 },
};

/** Seconds that all virtual users may be caught in a stall before starts are dropped. */
export const stallSeconds = 2;
