import type { ConformanceResult, Counts, Verdict } from "../schemas/results/conformance.js";
import type { LoadResult, LoadVerdict } from "../schemas/results/load.js";
import { headlineOf } from "./load-figures.js";

export const statementType = "https://in-toto.io/Statement/v1";
const testResultType = "https://in-toto.io/attestation/test-result/v0.1";
/** The field of the predicate that holds what in-toto has no place for; extensions are named by an address. */
export const ours = "urn:onenet-video:certificate:v1";

interface Resource {
  name: string;
  digest: { sha256: string };
}

/** An in-toto statement, v1, with a test-result predicate. */
export interface Statement {
  _type: typeof statementType;
  subject: Resource[];
  predicateType: typeof testResultType;
  predicate: {
    result: "PASSED" | "WARNED" | "FAILED";
    configuration: Resource[];
    passedTests: string[];
    warnedTests: string[];
    failedTests: string[];
    [ours]: Certified;
  };
}

/** What is certified, in our own words. */
interface Certified {
  verdict: Verdict;
  emulator: boolean;
  target: ConformanceResult["target"];
  run: ConformanceResult["run"];
  started: string;
  suite: { name: string; version: string };
  counts: Counts;
  readings: { requirement: string; errata: string[]; reading: string }[];
  waivers: { requirement: string; reason: string }[];
  load: {
    scenario: string;
    profile: string;
    verdict: LoadVerdict;
    requests: number;
    failed: number;
    p95: number | null;
  }[];
}

/** What a verdict is for those who know in-toto alone: incomplete is not passed. */
const results: Record<Verdict, Statement["predicate"]["result"]> = {
  conformant: "PASSED",
  "conformant-with-waivers": "WARNED",
  "non-conformant": "FAILED",
  incomplete: "FAILED",
};

/** The statement about a run, given the digests (hex) of its manifest and its results. */
export function statementOf(
  result: ConformanceResult,
  loads: readonly LoadResult[],
  digests: { manifest: string; results: string },
): Statement {
  const resource = (name: string, digest: string): Resource => ({
    name,
    digest: { sha256: digest.replace(/^sha256:/, "") },
  });
  const named = (...statuses: string[]) =>
    result.requirements.filter((one) => statuses.includes(one.status)).map((one) => one.id);
  return {
    _type: statementType,
    subject: [resource("manifest.json", digests.manifest), resource("results.json", digests.results)],
    predicateType: testResultType,
    predicate: {
      result: results[result.verdict],
      configuration: [resource("suite", result.suite.digest), resource("document", result.suite.document)],
      passedTests: named("pass", "info"),
      warnedTests: named("warn", "waived"),
      failedTests: named("fail", "error"),
      [ours]: certifiedOf(result, loads),
    },
  };
}

function certifiedOf(result: ConformanceResult, loads: readonly LoadResult[]): Certified {
  const { verdict, target, run, started, suite, counts, requirements } = result;
  return {
    verdict,
    emulator: target.emulator,
    target,
    run,
    started,
    suite: { name: suite.name, version: suite.version },
    counts,
    readings: requirements.flatMap(({ id, errata, readingTaken }) =>
      readingTaken === null ? [] : [{ requirement: id, errata, reading: readingTaken }],
    ),
    waivers: requirements.flatMap(({ id, status, reason }) =>
      status === "waived" ? [{ requirement: id, reason: reason?.en ?? "" }] : [],
    ),
    load: loads.map((load) => ({
      scenario: load.scenario,
      profile: load.profile,
      verdict: load.verdict,
      requests: load.counts.requests,
      failed: load.counts.failed,
      p95: headlineOf(load).p95,
    })),
  };
}
