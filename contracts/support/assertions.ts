import type { Level } from "../../schemas/facts.js";
import type { Text } from "../../schemas/language.js";
import type { Finding } from "../../schemas/results/conformance.js";
import { say } from "./messages.js";
import type { Reply } from "./reply.js";
import { NotTested } from "./signals.js";

/** A finding; `level` makes it weigh less than its requirement (a MUST that is only warned about). */
export interface Found extends Finding {
  level?: Level;
}

/** What one check saw of one requirement. */
export class Judgement {
  assertions = 0;
  readonly findings: Found[] = [];
  /** Why this one of several requirements could not be seen. */
  skipped: NotTested | null = null;
  /** Where an erratum allows several readings: the one that the target follows. */
  readingTaken: string | null = null;
}

/** Words of a finding; what is left out is said in general terms. */
export interface Words {
  message?: Text;
  /** A value as it is, or words in both languages. */
  expected?: string | Text;
  actual?: string;
  /** The exchange that shows it. */
  reply?: Reply;
  level?: Level;
  /** The request was to be refused: that it was taken is the finding, whatever else is wrong with the answer. */
  wronglyTaken?: true;
  /** That a field is missing in the answer is what was to be found out. */
  despiteFaults?: true;
}

/** Adds findings to one requirement. Nothing here throws: what the target does wrong is noted, and the check goes on. */
export class Assertions {
  constructor(readonly judgement: Judgement) {}

  /**
   * The one primitive: counts an assertion, and notes a finding where it does not hold. Returns whether it holds. Where
   * the answer lacks a field, or has one of another type, that is the finding, and this one is *not tested*.
   */
  holds(condition: boolean, words: Words): boolean {
    this.judgement.assertions++;
    if (condition) return true;
    const { reply, wronglyTaken, despiteFaults } = words;
    if (reply && wronglyTaken) reply.wronglyTaken = true;
    const fault = wronglyTaken || despiteFaults ? undefined : reply?.faults[0];
    if (fault === undefined) this.judgement.findings.push(finding(words));
    else this.skip(new NotTested("PREREQUISITE_FAILED", say("behindFinding", { id: fault })));
    return false;
  }

  /** Leaves this requirement untested while the others of the same check go on. */
  skip(signal: NotTested): void {
    this.judgement.skipped ??= signal;
  }

  /** The answer takes the request. */
  accepted(reply: Reply, words: Words | Text = {}): boolean {
    return this.holds(reply.accepted, {
      message: say("notAccepted"),
      expected: say("accepted"),
      reply,
      ...worded(words),
    });
  }

  /** The answer refuses the request, in any of the ways that judging.md leaves free. */
  refused(reply: Reply, words: Words | Text = {}): boolean {
    const expected = say("refused");
    const always = { message: say("notRefused"), expected, reply, wronglyTaken: true } as const;
    return this.holds(reply.refused, { ...always, ...worded(words) });
  }

  /** Two plain values are the same; objects and lists are compared as JSON. */
  equal(actual: unknown, expected: unknown, words: Words | Text = {}): boolean {
    const [wanted, found] = [asJson(expected), asJson(actual)];
    const shown = { expected: wanted, actual: found };
    return this.holds(wanted === found, { message: say("notEqual"), ...shown, ...worded(words) });
  }
}

/** A finding outright, for what is noticed by the way. */
export function finding(words: Words): Found {
  const { message = say("notEqual"), expected = "", reply, level } = words;
  return {
    message: shortened(message.en),
    messageZh: shortened(message.zh),
    ...(typeof expected === "string"
      ? { expected: shortened(expected) }
      : { expected: expected.en, expectedZh: expected.zh }),
    actual: shortened(words.actual ?? reply?.shown() ?? ""),
    curl: reply?.curl ?? "",
    exchange: reply?.answer.exchange ?? "",
    ...(level ? { level } : {}),
  };
}

/** A hostile answer may be nested too deep to be written down. */
function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "nothing";
  } catch {
    return "nested too deep to be shown";
  }
}

const longestShown = 300;

function shortened(text: string): string {
  return text.length <= longestShown ? text : `${text.slice(0, longestShown)}…`;
}

function worded(words: Words | Text): Words {
  return "en" in words ? { message: words } : words;
}
