import type { Edition } from "../../schemas/edition.js";
import type { AnswerOptions } from "../../schemas/judge.js";
import type { Requirement } from "../../schemas/requirements/requirement.js";
import type { RequirementResult } from "../../schemas/results/conformance.js";
import type { Hello, HelloTarget } from "../../target/connect.js";
import type { Answer, Call, Wire } from "../../target/wire.js";
import { type Found, Judgement } from "./assertions.js";
import type { BrowserProgram } from "./browser/player.js";
import { type Check, checkOfCatalogue } from "./check.js";
import { Context } from "./context.js";
import { Haste } from "./haste.js";
import { Losses } from "./losses.js";
import { say } from "./messages.js";
import { Operations } from "./operations.js";
import { Quota } from "./quota.js";
import { Random } from "./random.js";
import type { Reply } from "./reply.js";
import { resultOf } from "./result.js";
import { judgeReply } from "./schema.js";
import type { Scope } from "./scope.js";
import { NotTested } from "./signals.js";
import { StreamUse } from "./stream-use.js";

export interface SessionOptions {
  edition: Edition;
  wire: Wire;
  hello: Pick<Hello, "target" | "runId" | "seed">;
  scope?: Scope;
  /** All checks of the edition, in their order: gives each its own channel numbers, also when only a few are run. */
  checks: readonly Check[];
  /** Milliseconds; on replay nothing is waited for, since time comes from the recorded answers. */
  sleep?: (milliseconds: number) => Promise<void>;
  /** What part of the quota falls to this session, where several work on one target. Default 1. */
  quotaShare?: number;
  /** For checks that look on in a browser. */
  browser?: BrowserProgram | undefined;
  /** Ends the run. */
  signal?: AbortSignal | undefined;
}

/** Places in the quota that are kept for what all checks share. */
const sharedPlaces = 6;
/** More findings by the way are told by nobody but a target that is wrong everywhere. */
const mostNoticed = 1000;
/** So many channels a check may add to a shared device. */
const channelsPerCheck = 10;
/** Numbers for the channels of what all checks share, behind those of the checks. */
const sharedChannels = 5000;

/** What the checks of one run in one process have in common. */
export class Session {
  readonly edition: Edition;
  readonly target: HelloTarget;
  readonly wire: Wire;
  readonly runId: string;
  readonly seed: string;
  readonly scope: Scope;
  readonly operations: Operations;
  readonly quota: Quota;
  readonly sharedQuota: Quota;
  /** The live stream of the online fixture, which many watch and one switches off (14). */
  readonly stream = new StreamUse();
  readonly haste = new Haste();
  readonly browser: BrowserProgram | undefined;
  readonly signal: AbortSignal | undefined;
  readonly sleep: (milliseconds: number) => Promise<void>;
  private readonly requirements: Map<string, Requirement>;
  private readonly orderOfCheck: Map<string, number>;
  private readonly sharedValues = new Map<string, Promise<unknown>>();
  private readonly sharedContexts: Context[] = [];
  private readonly endings: (() => Promise<void>)[] = [];
  private readonly noticed = new Map<string, Found[]>();
  private readonly locks = new Map<string, Promise<void>>();
  private readonly losses: Losses;
  private readonly others = new Set<string>();

  constructor(options: SessionOptions) {
    this.edition = options.edition;
    this.target = options.hello.target;
    this.wire = options.wire;
    this.runId = options.hello.runId;
    this.seed = options.hello.seed;
    this.scope = options.scope ?? {};
    this.browser = options.browser;
    this.signal = options.signal;
    this.operations = new Operations(options.edition);
    this.sleep = options.sleep ?? ((milliseconds) => new Promise((go) => setTimeout(go, milliseconds)));
    this.requirements = new Map(options.edition.requirements.map((one) => [one.id, one]));
    this.orderOfCheck = new Map(options.checks.map((one, at) => [one.key, at]));
    const places = Math.floor(options.hello.target.quota.devices * (options.quotaShare ?? 1));
    const shared = Math.min(sharedPlaces, Math.ceil(places / 2));
    this.sharedQuota = new Quota(shared);
    this.quota = new Quota(places - shared);
    this.losses = new Losses(options.sleep !== undefined);
    for (const fixture of Object.values(this.target.fixtures)) if (fixture) this.spare(fixture.deviceId);
  }

  /** Runs one check, undoes what it did, and says how it ended for each requirement that it judges. */
  async run(check: Check, repetition = 1): Promise<RequirementResult[]> {
    const step = repetition === 1 ? check.key : `${check.key}~${repetition}`;
    const t = new Context(this, check, step, false, repetition);
    const started = performance.now();
    let thrown: unknown;
    try {
      await check.run(t);
    } catch (problem) {
      thrown = problem;
    }
    const milliseconds = performance.now() - started;
    if (thrown === undefined) skipBehindFindings(check, t);
    // What cannot be undone because the run is over stays in the journal.
    await t.end().catch(() => undefined);
    return check.ids.flatMap((id) => {
      const requirement = this.requirements.get(id);
      if (!requirement) return [];
      return [resultOf(requirement, { judgement: t.judgementOf(id), thrown, milliseconds, unstable: t.unstable })];
    });
  }

  /** Made once, by whoever asks first; if that fails, it fails alike for all. */
  shared<Value>(name: string, make: (t: Context) => Promise<Value>): Promise<Value> {
    let value = this.sharedValues.get(name) as Promise<Value> | undefined;
    if (!value) {
      const key = `setup-${name}`;
      const t = new Context(this, checkOfCatalogue(key, [], make as never), key, true);
      this.sharedContexts.push(t);
      value = make(t).finally(() => t.leaveStream());
      this.sharedValues.set(name, value);
    }
    return value;
  }

  /** Waits for the lock of this name; gives what frees it. */
  async lock(name: string): Promise<() => void> {
    const before = this.locks.get(name) ?? Promise.resolve();
    let release = () => {};
    this.locks.set(
      name,
      before.then(() => new Promise<void>((free) => (release = free))),
    );
    await before;
    // The promise above is made in the same turn, so release is set by now.
    return () => release();
  }

  send(section: string, call: Call): Promise<Answer> {
    return this.losses.guard(section, () => this.wire.send(call));
  }

  judgeAnswer(reply: Reply, options: AnswerOptions = {}): [string, Found][] {
    return judgeReply(this.edition, reply, options);
  }

  notice(id: string, found: Found): void {
    const before = this.noticed.get(id) ?? [];
    if (before.length < mostNoticed) this.noticed.set(id, [...before, found]);
  }

  /** What was seen by the way, as results of the requirements that it breaks. */
  noticedResults(): RequirementResult[] {
    return [...this.noticed].flatMap(([id, findings]) => {
      const requirement = this.requirements.get(id);
      if (!requirement) return [];
      const judgement = new Judgement();
      // In the order of the evidence, not of arrival, so that a replay finds the same.
      const ordered = findings.sort((a, b) => (a.exchange < b.exchange ? -1 : a.exchange > b.exchange ? 1 : 0));
      // A field that is missing everywhere is one finding, not five hundred.
      const alike = (found: Found, at: number) => ordered.findIndex((one) => one.message === found.message) === at;
      judgement.findings.push(...ordered.filter(alike));
      return [resultOf(requirement, { judgement, milliseconds: 0, unstable: false })];
    });
  }

  firstChannelOf(check: Check, repetition: number): number {
    const perRepetition = this.orderOfCheck.size * channelsPerCheck + sharedChannels;
    const first = 1 + (repetition - 1) * perRepetition;
    const at = this.orderOfCheck.get(check.key);
    if (at !== undefined) return first + at * channelsPerCheck;
    return first + this.orderOfCheck.size * channelsPerCheck + new Random(check.key).integer(0, sharedChannels);
  }

  /** Notes a device that is somebody else's. */
  spare(deviceId: string): void {
    this.others.add(deviceId);
  }

  isOthers(deviceId: string): boolean {
    return this.others.has(deviceId);
  }

  /** To be done when all checks have ended, before what they shared is taken away. */
  atEnd(end: () => Promise<void>): void {
    this.endings.push(end);
  }

  /** Takes away what the checks shared. */
  async close(): Promise<void> {
    await Promise.allSettled(this.sharedValues.values());
    for (const end of this.endings.splice(0)) await end().catch(() => undefined);
    for (const t of this.sharedContexts.splice(0).reverse()) await t.end();
  }
}

/** A check may end early for what it has found of one requirement: nothing was to be seen of its others then. */
function skipBehindFindings(check: Check, t: Context): void {
  const judgements = check.ids.map((id) => ({ id, judgement: t.judgementOf(id) }));
  const broken = judgements.find(({ judgement }) => judgement.findings.length > 0);
  if (!broken) return;
  const signal = new NotTested("PREREQUISITE_FAILED", say("behindFinding", { id: broken.id }));
  for (const { judgement } of judgements) if (judgement.assertions === 0) judgement.skipped ??= signal;
}
