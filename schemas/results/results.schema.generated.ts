/** Generated from the schema beside it by generate.ts; do not edit. */

/**
 * results.json: what came out of judging a target against the vendor's document. Unknown fields are allowed, so that a reader of format 1 reads what later versions add.
 */
export interface ConformanceResult {
  format: 1;
  suite: {
    name: "onenet-video";
    version: string;
    /**
     * sha256:… of the suite
     */
    digest: string;
    /**
     * sha256:… of the vendor's document
     */
    document: string;
  };
  target: {
    name: string;
    apiAddress: string;
    /**
     * Chapters or sections that the target says it implements; empty: all
     */
    claims: string[];
    /**
     * True for the suite's own emulator
     */
    emulator: boolean;
    /**
     * SHA-256 fingerprint of the certificate that the target showed; left out without TLS
     */
    certificate?: string;
  };
  run: {
    id: string;
    seed: string;
    /**
     * all, or what the run was narrowed to
     */
    scope: string;
    node: string;
    platform: string;
    /**
     * How often each check was run, where it was more than once
     */
    repeat?: number;
    /**
     * A text that a customer asked for, to show that the run was made for them
     */
    challenge?: string;
  };
  started: string;
  seconds: number;
  verdict: "conformant" | "conformant-with-waivers" | "non-conformant" | "incomplete";
  counts: {
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
  };
  /**
   * Waivers that failed the run
   */
  staleWaivers?: {
    requirement: string;
    problem: Text;
  }[];
  /**
   * What the run left on the target
   */
  residue?: {
    what: string;
    name: string;
    id: string | null;
    reason: Text;
    /**
     * The call that would undo it; empty where none is known
     */
    call: string;
  }[];
  play?: Play;
  requirements: RequirementResult[];
}
/**
 * A text in both languages
 */
export interface Text {
  en: string;
  zh: string;
}
/**
 * What a browser saw of the streams (--play)
 */
export interface Play {
  /**
   * Why there is not all to be seen that was asked for, and what mends it; null where there is
   */
  reason: Text | null;
  streams: PlayedStream[];
}
export interface PlayedStream {
  stream: "live" | "video";
  /**
   * broken: the media came and gave no picture; unseen: nothing came of it that says anything about the media
   */
  state: "played" | "broken" | "unseen";
  /**
   * From the moment at which the player was given the address; null where no frame was decoded
   */
  firstFrameMilliseconds: number | null;
  width: number;
  height: number;
  browser: string;
  fault: string;
}
export interface RequirementResult {
  /**
   * Kept over releases, e.g. 2.3-channel-exists
   */
  id: string;
  /**
   * The document's own number; 0 is what holds for every operation
   */
  section: string;
  level: "MUST" | "SHOULD" | "MAY";
  /**
   * What a derived requirement is about, e.g. max-length
   */
  aspect?: string;
  title: Text;
  /**
   * First and last line of the document, 1-based
   *
   * @minItems 2
   * @maxItems 2
   */
  lines: [number, number];
  /**
   * The document's words at these lines
   */
  printed: string;
  errata: string[];
  /**
   * Where an erratum allows several readings, the one that this target follows
   */
  readingTaken: string | null;
  status: "pass" | "fail" | "warn" | "info" | "not-tested" | "waived" | "error";
  /**
   * A lost connection or a 5xx made a repeat necessary
   */
  unstable: boolean;
  /**
   * For all but pass
   */
  reason: Text | null;
  /**
   * Of what was not tested
   */
  reasonCode:
    | "NO_FIXTURE"
    | "NOT_ALLOWED"
    | "NOT_CLAIMED"
    | "PREREQUISITE_FAILED"
    | "TARGET_LOST"
    | "RATE_LIMITED"
    | "QUOTA"
    | "SKIPPED_BY_USER"
    | "INTERRUPTED"
    | null;
  checks: number;
  /**
   * Time that the check took
   */
  milliseconds: number;
  findings: Finding[];
}
/**
 * One thing that a check saw and that the document does not allow
 */
export interface Finding {
  message: string;
  messageZh: string;
  expected: string;
  /**
   * Where expected is words and not a value
   */
  expectedZh?: string;
  actual: string;
  /**
   * A line to paste; $API and $KEY stand for what is not shown. Empty where no call was made
   */
  curl: string;
  /**
   * Where the exchange is found below the run's folder; empty where no call was made
   */
  exchange: string;
}
