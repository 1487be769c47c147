import type { Language, Text } from "../../schemas/language.js";
import type { Counts, Status, Verdict } from "../../schemas/results/conformance.js";
import type { LoadVerdict } from "../../schemas/results/load.js";

/** What the history page is given. */
export interface HistoryData {
  language: Language;
  /** Name of the folder that it was read from. */
  folder: string;
  /** Conformance runs, a target each. */
  contracts: ContractSeries[];
  load: LoadSeries[];
  /** Files that could not be read: a broken night hides no other. */
  broken: { file: string; problem: string }[];
}

/** The conformance runs of one target. */
export interface ContractSeries {
  target: string;
  nights: Night[];
  /** Requirements that were not good in some night, the worst of now first. */
  requirements: RequirementHistory[];
}

/** One conformance run. */
export interface Night {
  run: string;
  started: string;
  verdict: Verdict;
  counts: Counts;
}

export interface RequirementHistory {
  id: string;
  title: Text;
  /** One for each of the nights; null where it was not in the catalogue. */
  statuses: (Status | null)[];
  /** Index of the night in which the last bad stretch began; null where it was never bad. */
  firstBad: number | null;
  /** True while that stretch lasts. */
  bad: boolean;
}

/** The nights of one target and scenario under one profile, executor, rate and duration. */
export interface LoadSeries {
  name: string;
  nights: { started: string; verdict: LoadVerdict; bundle: string; engine: string }[];
  metrics: MetricSeries[];
}

export interface MetricSeries {
  metric: string;
  unit: string;
  /** One for each of the series' nights; null where it was not measured or the run was invalid. */
  values: (number | null)[];
  /** Indices of nights at which a new level began. */
  changes: { index: number; change: number; worse: boolean }[];
}
