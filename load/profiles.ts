/**
 * How much load, for how long, and what a target must hold: one table. Scenarios multiply its rates by their own base rate.
 * It is part of the bundles: plain data, nothing of Node.
 */
export type ProfileName = "smoke" | "average" | "stress" | "spike" | "soak" | "breakpoint";
export type JourneyName = "play-address" | "hls-preload" | "stat-paging";
export type ScenarioName = JourneyName | "mixed";

/** What must hold in a stage. Milliseconds; shares of 1. */
export interface Limits {
  /** Of calls of the API. */
  p95: number;
  /** Of all but 5 in 1000: every hundredth answer that is late lies beyond it. */
  tail: number;
  /** Of playlists and segments, all but 5 in 1000; the first of a stream may take a moment. */
  media: number;
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
  /** Seconds after the begin of the run at which every viewer leaves, where the run is to be short. */
  closing?: number;
  /** One of so many viewers stays to watch; the others go on after the first picture, as people do who zap. */
  stayEvery: number;
  /** Seconds that a walker through the lists may be away. */
  pause: number;
  /** One of so many address answers is followed to its playlist. */
  followEvery: number;
  /** Ends at the first stage that does not hold. */
  untilItBreaks?: true;
}

const everyday: Limits = { p95: 300, tail: 800, media: 2000, failed: 0.005 };
const strained: Limits = { p95: 1000, tail: 2500, media: 4000, failed: 0.02 };
const overrun: Limits = { p95: 2500, tail: 5000, media: 8000, failed: 0.05 };
const edge: Limits = { p95: 500, tail: 2000, media: 4000, failed: 0.01 };

const steps = [1, 2, 4, 6, 8, 12, 16, 24, 32, 48, 64];

export const profiles: Record<ProfileName, Profile> = {
  smoke: {
    stages: [{ name: "smoke", seconds: 4, rate: 1, limits: { p95: 400, tail: 800, media: 1500, failed: 0.002 } }],
    patience: 3,
    watch: 3.8,
    closing: 4.8,
    stayEvery: 5,
    pause: 2.4,
    followEvery: 1,
  },
  average: {
    stages: [
      { name: "ramp", seconds: 20, from: 0, rate: 1, limits: everyday },
      { name: "hold", seconds: 100, rate: 1, limits: everyday },
    ],
    patience: 10,
    watch: 20,
    stayEvery: 2,
    pause: 20,
    followEvery: 1,
  },
  stress: {
    stages: [
      { name: "ramp", seconds: 30, from: 1, rate: 5, limits: strained },
      { name: "peak", seconds: 120, rate: 5, limits: strained },
      { name: "after", seconds: 30, rate: 1, limits: everyday },
    ],
    patience: 10,
    watch: 20,
    stayEvery: 2,
    pause: 20,
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
    stayEvery: 2,
    pause: 20,
    followEvery: 20,
  },
  soak: {
    stages: [{ name: "soak", seconds: 3600, rate: 1, limits: everyday }],
    patience: 10,
    watch: 60,
    stayEvery: 2,
    pause: 20,
    followEvery: 10,
  },
  breakpoint: {
    stages: steps.map((rate) => ({ name: `x${rate}`, seconds: 15, rate, limits: edge })),
    patience: 5,
    watch: 10,
    stayEvery: 2,
    pause: 20,
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
  "play-address": { rate: 40, requests: 5, seconds: 0.1, watches: false },
  "hls-preload": { rate: 12, requests: 12, seconds: 0.6, watches: true },
  "stat-paging": { rate: 8, requests: 25, seconds: 2, watches: false, smokeSeconds: 3.2 },
};

/** Which journeys a scenario is made of, and with which part of their rates. */
export const mixtures: Record<ScenarioName, Partial<Record<JourneyName, number>>> = {
  "play-address": { "play-address": 1 },
  "hls-preload": { "hls-preload": 1 },
  "stat-paging": { "stat-paging": 1 },
  mixed: { "play-address": 0.6, "hls-preload": 0.4, "stat-paging": 0.4 },
};

/** Seconds that all virtual users may be caught in a stall before starts are dropped. */
export const stallSeconds = 2;
