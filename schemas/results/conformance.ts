import type { Level, Lines } from "../facts.js";
import type { Text } from "../language.js";

export type Status = "pass" | "fail" | "warn" | "info" | "not-tested" | "waived" | "error";

export type ReasonCode =
  | "NO_FIXTURE"
  | "NOT_ALLOWED"
  | "NOT_CLAIMED"
  | "PREREQUISITE_FAILED"
  | "TARGET_LOST"
  | "RATE_LIMITED"
  | "QUOTA"
  | "SKIPPED_BY_USER"
  | "INTERRUPTED";

export type Verdict = "conformant" | "conformant-with-waivers" | "non-conformant" | "incomplete";

/** One thing that a check saw and that the document does not allow. */
export interface Finding {
  message: string;
  messageZh: string;
  expected: string;
  /** Where `expected` is words and not a value. */
  expectedZh?: string;
  actual: string;
  /** A line to paste: `$API`, `$KEY` stand for what must not be shown. Empty where no call was made. */
  curl: string;
  /** Path below the run's folder; empty where no call was made. */
  exchange: string;
}

/** The judgement of one requirement in one run. */
export interface RequirementResult {
  id: string;
  section: string;
  level: Level;
  /** What a derived requirement is about (`Aspect` of the catalogue): lets reports group findings by cause. */
  aspect?: string;
  title: Text;
  lines: Lines;
  printed: string;
  errata: string[];
  readingTaken: string | null;
  status: Status;
  unstable: boolean;
  /** In both languages; null for a pass. */
  reason: Text | null;
  reasonCode: ReasonCode | null;
  checks: number;
  /** Milliseconds that the check took. */
  milliseconds: number;
  findings: Finding[];
}

export interface Counts {
  pass: number;
  fail: number;
  warn: number;
  notTested: number;
  info: number;
  waived: number;
  error: number;
  unstable: number;
  checks: number;
  requests: number;
}

/** `results.json`. */
export interface ConformanceResult {
  format: 1;
  suite: { name: "onenet-video"; version: string; digest: string; document: string };
  target: {
    name: string;
    apiAddress: string;
    claims: string[];
    emulator: boolean;
    /** SHA-256 fingerprint of the certificate that the target showed; left out without TLS. */
    certificate?: string;
  };
  run: {
    id: string;
    seed: string;
    scope: string;
    node: string;
    platform: string;
    /** How often each check was run, where it was more than once. */
    repeat?: number;
    /** A text that a customer asked for (`--challenge`), to show that the run was made for them. */
    challenge?: string;
  };
  started: string;
  seconds: number;
  verdict: Verdict;
  counts: Counts;
  /** Waivers that failed the run: passed date, unknown id, another wrong answer, or a check that passes again. */
  staleWaivers?: { requirement: string; problem: Text }[];
  /** What the run left on the target, and the call that would undo it; left out where there is nothing. */
  residue?: { what: string; name: string; id: string | null; reason: Text; call: string }[];
  /** What a browser saw of the streams (`--play`); left out where none was asked for. */
  play?: Play;
  requirements: RequirementResult[];
}

/** The streams that a browser played. */
export interface Play {
  /** Why there is not all to be seen that was asked for, and what mends it; null where there is. */
  reason: Text | null;
  streams: PlayedStream[];
}

export interface PlayedStream {
  stream: "live" | "video";
  /** `broken`: the media came and gave no picture; `unseen`: nothing came of it that says anything about the media. */
  state: "played" | "broken" | "unseen";
  /** From the moment at which the player was given the address; null where no frame was decoded. */
  firstFrameMilliseconds: number | null;
  width: number;
  height: number;
  browser: string;
  fault: string;
}
