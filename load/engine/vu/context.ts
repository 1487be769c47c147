import type { Deadlines } from "../http/deadlines.js";
import type { CertificateAuthority } from "../http/dial.js";
import type { Pacer } from "../http/pacer.js";
import type { Registry } from "../metrics/registry.js";
import type { EngineOptions } from "../options.js";
import type { Segment } from "../plan/segment.js";
import type { CheckCount, Report } from "../protocol.js";
import type { Timeline } from "./timeline.js";

/** What all virtual users of one thread share. */
export interface ThreadContext {
  options: EngineOptions;
  /** The options as the script wrote them, for `exec.test.options`. */
  rawOptions: unknown;
  registry: Registry;
  timeline: Timeline;
  segment: Segment;
  files: Record<string, string>;
  env: Record<string, string>;
  allowedHosts: ReadonlySet<string> | null;
  certificateAuthority: CertificateAuthority;
  deadlines: Deadlines;
  sharedArrays: Map<string, readonly unknown[]>;
  /** Checks by group and name. */
  checks: Map<string, Map<string, CheckCount>>;
  /** Milliseconds of `performance.now()` at the run's begin. */
  begin: number;
  instance: { completed: number; interrupted: number; active: number; initialized: number };
  /** The most iterations that were under way at once since the last second began. */
  peak: { active: number };
  /** Null where `options.rps` sets no limit. */
  pacer: Pacer | null;
  post(report: Report): void;
}
