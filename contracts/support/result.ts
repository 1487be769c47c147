import type { Text } from "../../schemas/language.js";
import type { Requirement } from "../../schemas/requirements/requirement.js";
import type { Finding, ReasonCode, RequirementResult, Status } from "../../schemas/results/conformance.js";
import { statusOfBroken } from "../../schemas/results/verdict.js";
import type { Found, Judgement } from "./assertions.js";
import { say } from "./messages.js";
import { NotTested, type Untested } from "./signals.js";

/** How one check ended for one requirement. `thrown` is a control signal or a fault of the suite. */
export interface Ending {
  judgement: Judgement;
  thrown?: unknown;
  milliseconds: number;
  unstable: boolean;
}

const findingsKept = 20;

/** The result of one requirement out of one check's ending. */
export function resultOf(requirement: Requirement, ending: Ending): RequirementResult {
  const { judgement } = ending;
  const { status, reason, reasonCode } = stated(requirement, ending);
  return {
    ...rowOf(requirement),
    status,
    reason,
    reasonCode,
    readingTaken: judgement.readingTaken,
    unstable: ending.unstable,
    checks: judgement.assertions,
    milliseconds: Math.round(ending.milliseconds),
    findings: judgement.findings.slice(0, findingsKept).map(plainFinding),
  };
}

/** The row of a requirement that was not tried at all. */
export function untried(requirement: Requirement, signal: Untested): RequirementResult {
  const row = rowOf(requirement);
  row.status = "not-tested";
  row.reason = signal.reason;
  row.reasonCode = signal.code;
  return row;
}

/**
 * The row of a requirement that nobody checks: one that a new edition of the document derives is not tested, until the
 * suite knows it; one that is written in code without a check is the suite's fault.
 */
export function uncheckable(requirement: Requirement): RequirementResult {
  if (requirement.origin === "written") return { ...rowOf(requirement), status: "error", reason: say("noCheck") };
  return untried(requirement, new NotTested("PREREQUISITE_FAILED", say("notYetKnown")));
}

function stated(requirement: Requirement, { judgement, thrown }: Ending): Stated {
  if (judgement.findings.length > 0) {
    return { status: worstOf(requirement, judgement.findings), reason: broken(judgement), reasonCode: null };
  }
  const signal = judgement.skipped ?? (thrown instanceof NotTested ? thrown : null);
  if (signal) return { status: "not-tested", reason: signal.reason, reasonCode: signal.code };
  if (thrown !== undefined) {
    const problem = thrown instanceof Error ? thrown.message : String(thrown);
    return { status: "error", reason: say("broke", { problem }), reasonCode: null };
  }
  if (judgement.assertions === 0) return { status: "error", reason: say("noAssertion"), reasonCode: null };
  return { status: "pass", reason: null, reasonCode: null };
}

interface Stated {
  status: Status;
  reason: Text | null;
  reasonCode: ReasonCode | null;
}

function worstOf(requirement: Requirement, findings: Found[]): Status {
  const levels = ["MUST", "SHOULD", "MAY"] as const;
  const lightest = levels.indexOf(requirement.level);
  const found = findings.map((one) => Math.max(lightest, levels.indexOf(one.level ?? requirement.level)));
  return statusOfBroken[levels[Math.min(...found)] ?? requirement.level];
}

function broken({ findings, assertions }: Judgement): Text {
  const [first] = findings;
  if (findings.length === 1 && first) return { en: first.message, zh: first.messageZh };
  return say("broken", { count: findings.length, checks: Math.max(assertions, findings.length) });
}

function plainFinding({ level: _, ...finding }: Found): Finding {
  return finding;
}

function rowOf(requirement: Requirement): RequirementResult {
  const { id, section, level, aspect, title, lines, printed, errata } = requirement;
  const row: RequirementResult = {
    id,
    section,
    level,
    title,
    lines,
    printed,
    errata,
    readingTaken: null,
    status: "pass",
    unstable: false,
    reason: null,
    reasonCode: null,
    checks: 0,
    milliseconds: 0,
    findings: [],
  };
  if (aspect) row.aspect = aspect;
  return row;
}
