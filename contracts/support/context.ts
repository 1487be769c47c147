import type { Edition } from "../../schemas/edition.js";
import type { Text } from "../../schemas/language.js";
import type { HelloTarget } from "../../target/connect.js";
import type { Fixtures, Permission } from "../../target/target.js";
import { Assertions, type Found, Judgement } from "./assertions.js";
import { Caller, type CallOptions } from "./caller.js";
import type { Check } from "./check.js";
import { anyDevice, createDevice, type Device, type Key, keyOf } from "./devices.js";
import type { JsonObject } from "./json.js";
import { say } from "./messages.js";
import type { Operations } from "./operations.js";
import type { Quota } from "./quota.js";
import { Random } from "./random.js";
import { recipe } from "./recipes/index.js";
import type { Reply } from "./reply.js";
import type { Request } from "./request.js";
import type { Session } from "./session.js";
import { NotTested } from "./signals.js";
import { Undo } from "./undo.js";

/** Requests a second that leave enough to all others while one goes before them. */
const briskRate = 25;

/**
 * What a check is given: the target's operations, things to work on, randomness and time of its own, and the means to
 * note what it finds. Nothing else may be used: a check that is run again on recorded answers must come to the same end.
 */
export class Context extends Assertions {
  readonly undo: Undo;
  readonly random: Random;
  private readonly caller: Caller;
  private readonly judgements = new Map<string, Judgement>();
  private readonly releases: (() => void)[] = [];
  private readonly held = new Set<string>();
  private readonly pending: { reply: Reply; found: [string, Found][] }[] = [];
  private hasty = 0;
  private streamLeft: (() => void) | undefined;
  private names = 0;
  private channels = 0;
  private devicesHeld = 0;
  private devicesMade = 0;

  constructor(
    readonly session: Session,
    readonly check: Check,
    /** The step in the evidence: the check's key, with the repetition where a check is run several times. */
    readonly step: string,
    /** True for what all checks share: it has places of its own in the quota, so that nobody waits for it in vain. */
    readonly isShared = false,
    private readonly repetition = 1,
  ) {
    super(new Judgement());
    for (const id of check.ids) this.judgements.set(id, this.judgements.size === 0 ? this.judgement : new Judgement());
    this.undo = new Undo(session.wire);
    this.random = new Random(`${session.seed}/${step}`);
    this.caller = new Caller(this);
  }

  private get quota(): Quota {
    return this.isShared ? this.session.sharedQuota : this.session.quota;
  }

  get edition(): Edition {
    return this.session.edition;
  }

  get target(): HelloTarget {
    return this.session.target;
  }

  get operations(): Operations {
    return this.session.operations;
  }

  /** True once a lost connection or a server error made a repeat necessary. */
  get unstable(): boolean {
    return this.caller.unstable;
  }

  /** Assertions about one of several requirements that the check judges. */
  of(id: string): Assertions {
    const judgement = this.judgements.get(id);
    if (!judgement) throw new Error(`${this.check.key} does not declare ${id}`);
    return judgement === this.judgement ? this : new Assertions(judgement);
  }

  judgementOf(id: string): Judgement {
    return this.of(id).judgement;
  }

  /** Notes against another requirement what is seen by the way (the schema of every answer, a 500). */
  notice(id: string, found: Found): void {
    this.session.notice(id, found);
  }

  /** The same for the fields of an answer, once it is known that the answer was due. */
  noticeLater(reply: Reply, found: [string, Found][]): void {
    this.pending.push({ reply, found });
  }

  /**
   * Calls an operation by its section. Throws *not tested* where the target may not be asked or gives no answer; every
   * answer that accepts is judged by its schema on the way.
   */
  call(section: string, request: Request, options: CallOptions = {}): Promise<Reply> {
    return this.caller.call(section, request, options);
  }

  /** The same without permission and judgement: for undoing. */
  callUnjudged(section: string, request: Request): Promise<Reply> {
    return this.caller.call(section, request, { quiet: true });
  }

  /** Gets whatever an answer gave the address of (a playlist, a segment, a page): without a key, and judged by nobody. */
  fetch(address: string, options: CallOptions = {}): Promise<Reply> {
    return this.caller.fetch(address, options);
  }

  /** Sends all requests at the same moment. */
  race(section: string, requests: Request[], options: CallOptions = {}): Promise<Reply[]> {
    return this.caller.race(section, requests, options);
  }

  /** The call that undoes something, for the journal. */
  asUndo(section: string, request: Request): { method: string; url: string; body?: string } {
    return this.caller.asUndo(section, request);
  }

  /** A fresh request that the operation accepts, with what it needs made before; `change` sets or removes values. */
  request(section: string, change: Request = {}): Promise<Request> {
    return recipe(this, section, change);
  }

  /** What must have worked for the check to mean something; else it is *not tested*. No assertion. */
  given(reply: Reply): Reply {
    if (reply.accepted) return reply;
    const args = { section: reply.operation.section, actual: reply.shown() };
    throw new NotTested("PREREQUISITE_FAILED", say("prerequisite", args));
  }

  /**
   * A text of an answer that the check goes on with; *not tested* where the answer lacks it, or has something else in its
   * place: that is told by the field's own requirement.
   */
  shown(reply: Reply, path: string): string {
    const names = path.replaceAll("[]", "").split(".");
    const fault = this.given(reply).faults.find((id) => names.some((name) => id.endsWith(`-${name}`)));
    if (fault !== undefined) throw new NotTested("PREREQUISITE_FAILED", say("behindFinding", { id: fault }));
    const value = reply.text(path);
    this.needs(value !== "", say("nothingToSee", { what: path }));
    return value;
  }

  /** The same for anything else: `t.needs(list.length > 1, say(…))`. */
  needs(condition: boolean, reason: Text): void {
    if (!condition) throw new NotTested("PREREQUISITE_FAILED", reason);
  }

  fixture<Name extends keyof Fixtures>(name: Name): NonNullable<Fixtures[Name]> {
    const found = this.target.fixtures[name];
    if (!found) throw new NotTested("NO_FIXTURE", say("noFixture", { fixture: name }));
    return found as NonNullable<Fixtures[Name]>;
  }

  /** Ends the check as *not tested* where the target file does not allow this. */
  allowed(permission: Permission): void {
    if (!this.target.allow.includes(permission)) throw new NotTested("NOT_ALLOWED", say("notAllowed", { permission }));
  }

  /** True where things may be made: neither --read-only nor a target file without "write". */
  get mayWrite(): boolean {
    return !this.session.scope.readOnly && this.target.allow.includes("write");
  }

  /** The device that all checks share: for whatever does not change it, or adds to it under a name or number of one's own. */
  device(): Promise<Device> {
    return this.session.shared("device", (t) => anyDevice(t, 0));
  }

  /** Another shared device, for what must not reach beyond the first. */
  otherDevice(): Promise<Device> {
    return this.session.shared("other-device", (t) => anyDevice(t, 1));
  }

  /** A device of this check alone; it is deleted when the check ends. */
  freshDevice(values: JsonObject = {}): Promise<Device> {
    return createDevice(this, values);
  }

  /** A device's own key (from 1.4). */
  keyOf(device: { id: string }): Promise<Key> {
    return this.session.shared(`key-${device.id}`, (t) => keyOf(t, device));
  }

  /** Something that all checks share, made once by whoever needs it first and taken away at the end of the run. */
  shared<Value>(name: string, make: (t: Context) => Promise<Value>): Promise<Value> {
    return this.session.shared(name, make);
  }

  /** Alphanumeric, unique in all runs, 20 to 30 characters: it may stand in every title and name. */
  name(): string {
    return `${this.namePrefix}${this.random.text(6)}${(this.names++).toString(36)}`;
  }

  /** What all names of this run begin with. */
  get namePrefix(): string {
    return `ov${this.session.runId.slice(0, 12)}`;
  }

  /** A channel number that no other check uses on a shared device. */
  channelNumber(): number {
    return this.session.firstChannelOf(this.check, this.repetition) + this.channels++;
  }

  /** Milliseconds since the epoch at the last answer; the recorded ones when a run is judged again. */
  now(): number {
    return this.caller.lastAnswerAt;
  }

  /** Waits, without keeping others from their turn. */
  async wait(seconds: number): Promise<void> {
    await this.session.sleep(seconds * 1000);
  }

  /**
   * Asks again until the answer is as wanted or the time that a change may take to show (`declared.settleSeconds`) has
   * passed. Returns the last answer: judge that.
   */
  async poll(ask: () => Promise<Reply>, wanted: (reply: Reply) => boolean, seconds?: number): Promise<Reply> {
    let reply = await ask();
    const end = this.now() + (seconds ?? this.target.declared.settleSeconds) * 1000;
    for (let pause = 40; !wanted(reply) && this.now() < end; pause = Math.min(pause * 1.6, 500)) {
      await this.session.sleep(pause);
      reply = await ask();
    }
    return reply;
  }

  /** Keeps others from what cannot be shared (a switch of the whole product) until this check has undone its changes. */
  async exclusive(name: string): Promise<void> {
    if (this.held.has(name)) return;
    this.held.add(name);
    this.releases.push(await this.session.lock(name));
  }

  /**
   * Runs calls that must follow each other closely: where the rate is limited they go before others, and where few are
   * allowed all other checks hold back meanwhile. What they may hold (a lock, the live stream) must be taken before.
   */
  async inHaste<Value>(run: () => Promise<Value>): Promise<Value> {
    const rate = this.target.maxRequestsPerSecond;
    if (rate === undefined) return run();
    const end = rate < briskRate ? await this.session.haste.begin(this) : () => undefined;
    this.hasty++;
    try {
      return await run();
    } finally {
      this.hasty--;
      end();
    }
  }

  /** Its calls go before those of others that wait for their turn. */
  get hurries(): boolean {
    return this.hasty > 0;
  }

  /** Holds back while another check is in haste. What is shared is never held back: the one in haste may wait for it. */
  async holdBack(): Promise<void> {
    if (!this.isShared) await this.session.haste.pass(this);
  }

  /** Keeps the online fixture's live stream from being switched off until this check ends. */
  async useStream(): Promise<void> {
    if (this.streamLeft) return;
    this.streamLeft = () => {};
    this.streamLeft = await this.session.stream.use();
  }

  /** Waits until nobody watches that stream, and keeps it for this check alone, which switches it off. */
  async ownStream(): Promise<void> {
    this.leaveStream();
    this.streamLeft = await this.session.stream.own();
  }

  leaveStream(): void {
    this.streamLeft?.();
    this.streamLeft = undefined;
  }

  /** Takes places of the quota before the first device is made. */
  async reserveDevice(): Promise<void> {
    await this.reserveDevices(this.check.devices);
    if (this.devicesMade >= this.devicesHeld) {
      this.quota.takeOneMore();
      this.devicesHeld++;
    }
  }

  /** Takes so many places in one go, waiting for them, where this check holds none yet. */
  async reserveDevices(count: number): Promise<void> {
    if (this.devicesHeld > 0 || this.isShared) return;
    const wanted = Math.max(count, this.check.devices);
    await this.quota.take(wanted);
    this.devicesHeld = wanted;
  }

  /** A device was made (+1) or has gone (-1). */
  countDevice(change: 1 | -1): void {
    this.devicesMade += change;
  }

  /** Undoes everything and frees what was held. */
  async end(): Promise<void> {
    for (const { reply, found } of this.pending.splice(0)) {
      if (!reply.wronglyTaken) for (const [id, one] of found) this.notice(id, one);
    }
    await this.undo.all();
    this.quota.give(this.devicesHeld);
    this.devicesHeld = 0;
    for (const release of this.releases.splice(0)) release();
    this.leaveStream();
  }
}
