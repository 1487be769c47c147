import type { Options, Scenario } from "k6/options";
import { type JourneyName, journeys, mixtures, type ScenarioName, type Stage, stallSeconds } from "../../profiles.js";
import { profile, profileName, settings, target } from "./settings.js";

type Thresholds = NonNullable<Options["thresholds"]>;

/** A stage of one journey, in iterations a second and seconds. */
interface Planned {
  stage: Stage;
  begin: number;
  seconds: number;
  from: number;
  to: number;
}

/**
 * The options of a scenario under the profile in force: a k6 scenario for each journey and stage, tagged with the stage, so
 * that thresholds hold by stage.
 * @param own thresholds of the scenario's own metrics; a script without any does not build.
 */
export function optionsOf(
  scenario: ScenarioName,
  exec: { [journey in JourneyName]?: string },
  own: Thresholds,
): Options {
  const scenarios: { [name: string]: Scenario } = {};
  const thresholds: Thresholds = { ...own };
  for (const journey of Object.keys(exec) as JourneyName[]) {
    for (const planned of plan(scenario, journey)) {
      const prefix = scenario === "mixed" ? `${journey}_` : "";
      scenarios[`${prefix}${planned.stage.name}`] = scenarioOf(journey, planned, exec[journey] ?? "default");
      Object.assign(thresholds, stageThresholds(planned));
    }
  }
  return {
    scenarios,
    thresholds: { ...shownAlways, ...thresholds, ...fromFile() },
    summaryTrendStats: ["avg", "min", "med", "max", "p(90)", "p(95)", "p(99)", "p(99.9)", "count"],
    setupTimeout: "60s",
    // Clients that ask for a dozen things at once are what mixes answers up.
    batch: 16,
    batchPerHost: 16,
    // Trust in a certificate is not judged; a key that goes over TLS must not go to somebody else.
    insecureSkipTLSVerify: !/^https:/i.test(target.apiAddress),
    ...(target.load.maxRate === undefined ? {} : { rps: target.load.maxRate }),
  };
}

function plan(scenario: ScenarioName, journey: JourneyName): Planned[] {
  const figures = journeys[journey];
  const share = mixtures[scenario][journey] ?? 0;
  const factor = rateFactor(scenario);
  const whole = profile.stages.reduce((sum, stage) => sum + stage.seconds, 0);
  let begin = 0;
  return profile.stages.map((stage) => {
    const wanted =
      profileName === "smoke" && settings.duration === null ? (figures.smokeSeconds ?? stage.seconds) : stage.seconds;
    const seconds = settings.duration === null ? wanted : (stage.seconds / whole) * settings.duration;
    const rate = (multiple: number) => multiple * figures.rate * share * factor;
    const planned = { stage, begin, seconds, from: rate(stage.from ?? stage.rate), to: rate(stage.rate) };
    begin += seconds;
    return planned;
  });
}

/** By how much the profile's rates are multiplied: for RATE, which names the highest one, or to stay below load.maxRate. */
function rateFactor(scenario: ScenarioName): number {
  const mixture = mixtures[scenario];
  const most = Math.max(...profile.stages.map((stage) => Math.max(stage.rate, stage.from ?? 0)));
  const sum = (of: (journey: JourneyName) => number) =>
    (Object.keys(mixture) as JourneyName[]).reduce(
      (total, journey) => total + of(journey) * (mixture[journey] ?? 0) * most,
      0,
    );
  const iterations = sum((journey) => journeys[journey].rate);
  if (settings.rate !== null) return settings.rate / iterations;
  const requests = sum((journey) => journeys[journey].rate * journeys[journey].requests);
  return target.load.maxRate === undefined ? 1 : Math.min(1, target.load.maxRate / requests);
}

function scenarioOf(journey: JourneyName, { stage, begin, seconds, from, to }: Planned, exec: string): Scenario {
  const figures = journeys[journey];
  const typical = figures.seconds + (figures.watches ? profile.watch : 0);
  const busiest = Math.max(from, to);
  const vus = (spare: number) => settings.vus ?? Math.max(2, Math.ceil(busiest * (typical + spare)) + 1);
  const common = {
    exec,
    startTime: duration(begin),
    gracefulStop: duration(settings.patience + 1 + (figures.watches ? profile.watch : figures.seconds)),
    tags: { stage: stage.name, journey },
    preAllocatedVUs: vus(0.5),
    maxVUs: vus(stallSeconds + 0.5),
  };
  // k6 takes whole numbers: the unit of time is stretched until the rate is near enough to one.
  const unit =
    [1, 10, 60, 600].find((one) =>
      [from, to].every((rate) => Math.abs(rate * one - Math.round(rate * one)) < 0.002 * rate * one),
    ) ?? 3600;
  const perUnit = (rate: number) => Math.max(0, Math.round(rate * unit));
  if (from === to) {
    return {
      ...common,
      executor: "constant-arrival-rate",
      rate: Math.max(1, perUnit(to)),
      timeUnit: duration(unit),
      duration: duration(seconds),
    };
  }
  return {
    ...common,
    executor: "ramping-arrival-rate",
    startRate: perUnit(from),
    timeUnit: duration(unit),
    stages: [{ duration: duration(seconds), target: perUnit(to) }],
  };
}

function stageThresholds({ stage: { name, limits }, begin, seconds }: Planned): Thresholds {
  const entry = (threshold: string) =>
    profile.untilItBreaks
      ? { threshold, abortOnFail: true, delayAbortEval: duration(begin + seconds * 0.8) }
      : threshold;
  return {
    [`http_req_duration{kind:api,stage:${name}}`]: [entry(`p(95)<${limits.p95}`), entry(`p(99.5)<${limits.tail}`)],
    [`http_req_duration{kind:media,stage:${name}}`]: [entry(`p(99.5)<${limits.media}`)],
    [`http_req_failed{stage:${name}}`]: [entry(`rate<${limits.failed}`)],
    // Nothing is asked of them: a threshold is how k6 shows a sub-metric.
    [`iterations{stage:${name}}`]: ["count>=0"],
    [`dropped_iterations{stage:${name}}`]: ["count>=0"],
  };
}

/** Nothing is asked of it: the report tells how many answers said that more was sent than the target allows. */
const shownAlways: Thresholds = { "http_reqs{status:429}": ["count>=0"] };

/** THRESHOLDS names a JSON file whose entries win over the profile's. */
function fromFile(): Thresholds {
  const file = __ENV.THRESHOLDS;
  return file === undefined || file === "" ? {} : (JSON.parse(open(file)) as Thresholds);
}

function duration(seconds: number): string {
  return `${Math.round(seconds * 1000)}ms`;
}
