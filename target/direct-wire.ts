import { setMaxListeners } from "node:events";
import { pause } from "./clock.js";
import { type Connection, Connections, drop } from "./connections.js";
import { exchange, type Incoming } from "./exchange.js";
import { failureOf, WireFailure } from "./failures.js";
import { Journal } from "./journal.js";
import { KeyRule } from "./key-rule.js";
import { Lifeline, type LifelineTimes } from "./lifeline.js";
import { Outcomes } from "./outcomes.js";
import { mostRepeats, Patience } from "./patience.js";
import { Preparation, type Prepared } from "./prepared.js";
import { forTheRecord, type Hello, helloTarget } from "./protocol.js";
import { Pseudonyms } from "./pseudonyms.js";
import { RateLimiter, type Slot } from "./rate.js";
import { rawExchange } from "./raw.js";
import { Recorder } from "./recorder.js";
import { RunFolder } from "./run-folder.js";
import { StartingLine } from "./starting-line.js";
import type { Target } from "./target.js";
import { Vault } from "./vault.js";
import type { Answer, Call, JournalEntry, RawAnswer, RawCall, Sight, Wire } from "./wire.js";

/** Bytes of a decoded body that are taken; in a race, where many are held at once, fewer. */
const bodyCap = 16 * 1024 * 1024;
const raceBodyCap = 2 * 1024 * 1024;

export interface DirectWireOptions {
  target: Target;
  /** Where evidence, journal and results are written; null: nowhere. */
  runDir: string | null;
  runId: string;
  seed: string;
  /** Of the suite, for the record. */
  version?: string;
  /** What the run is about, for workers and for the record; default `"all"`. */
  scope?: string;
  onReport?: (result: unknown) => void;
  onWitness?: (seen: unknown) => void;
  /** Ends everything at once: what is under way and what comes later fails with `interrupted`. */
  signal?: AbortSignal;
  /** The run's time, milliseconds; default `timeouts.runMinutes` of the target. */
  budget?: number;
  /** Seconds that are waited altogether where the target asks for it (`Retry-After`); default 120. */
  waits?: number;
  /** For tests: how long a lost target is waited for. */
  lifeline?: LifelineTimes;
}

/** The wire itself, in the process that owns the run. All rules of `Wire` are kept here. */
export class DirectWire implements Wire {
  readonly hello: Hello;
  readonly #target: Target;
  readonly #vault = new Vault();
  readonly #connections: Connections;
  readonly #rate: RateLimiter;
  readonly #keys: KeyRule;
  readonly #preparation: Preparation;
  readonly #patience: Patience;
  readonly #lifeline: Lifeline;
  readonly #folder: RunFolder;
  readonly #journal: Journal;
  readonly #recorder: Recorder;
  readonly #pseudonyms: Pseudonyms;
  readonly #outcomes: Outcomes;
  readonly #numbers = new Map<string, number>();
  readonly #end = new AbortController();
  readonly #budgetTimer: NodeJS.Timeout;
  #requests = 0;

  constructor(private readonly options: DirectWireOptions) {
    const { target, runDir, runId, seed, scope = "all", version = "" } = options;
    this.#target = target;
    this.#vault.learn(target.masterKey, "key");
    if (target.authorization !== undefined) this.#vault.learn(target.authorization, "key");
    const registerCode = target.registerCode === undefined ? undefined : this.#vault.learn(target.registerCode, "key");
    const budget = options.budget ?? target.timeouts.runMinutes * 60_000;
    const endsAt = Date.now() + budget;
    this.hello = { target: helloTarget(target, registerCode), runId, seed, scope, endsAt };
    this.#connections = new Connections(target);
    this.#rate = new RateLimiter(target.maxRequestsPerSecond);
    this.#keys = new KeyRule(target, this.#vault);
    this.#preparation = new Preparation(target, this.#vault, this.#keys);
    this.#patience = new Patience(options.waits);
    this.#lifeline = new Lifeline(target, this.#connections, this.#end.signal, options.lifeline);
    this.#folder = new RunFolder(runDir);
    const { apiAddress, productId } = target;
    // The embedded emulator goes down with the machine: nothing is left there.
    this.#journal = new Journal(this.#folder, { runId, apiAddress, productId }, !target.emulator);
    this.#recorder = new Recorder(this.#folder, { name: "onenet-video", version }, forTheRecord(this.hello));
    this.#pseudonyms = new Pseudonyms(target, runId);
    this.#outcomes = new Outcomes(this.#vault, this.#keys, this.#recorder, this.#pseudonyms);
    setMaxListeners(0, this.#end.signal);
    this.#budgetTimer = setTimeout(
      () => this.#end.abort(new WireFailure("budget", "the run's time is used up")),
      budget,
    ).unref();
    const interrupt = () => this.#end.abort(new WireFailure("interrupted", "the run was interrupted"));
    if (options.signal?.aborted) interrupt();
    options.signal?.addEventListener("abort", interrupt, { once: true });
  }

  /** SHA-256 of the certificate that `apiAddress` showed. */
  certificate: string | undefined;

  /** Requests sent so far, repeats and redirects counted. */
  requests(): number {
    return this.#requests;
  }

  /** What was made or switched and is not undone yet, the oldest first. */
  openEntries(): JournalEntry[] {
    return this.#journal.open();
  }

  async send(call: Call): Promise<Answer> {
    const number = this.#number(call.requirement);
    return await this.#guarded(call, number, async () => await this.#sendUntilFinal(call, number));
  }

  async race(calls: Call[]): Promise<Answer[]> {
    const line = new StartingLine(calls.length, this.#rate, this.#end.signal);
    return await Promise.all(
      calls.map(async (call) => {
        const number = this.#number(call.requirement);
        return await this.#guarded(call, number, async () => await this.#sendInRace(call, number, line));
      }),
    );
  }

  async journal(entry: JournalEntry): Promise<void> {
    if (entry.what === "device" && entry.id !== undefined) this.#pseudonyms.keep(entry.id);
    this.#journal.add(JSON.parse(this.#vault.redactText(JSON.stringify(entry))) as JournalEntry);
  }

  async raw(call: RawCall): Promise<RawAnswer> {
    const number = this.#number(call.requirement);
    const started = performance.now();
    try {
      this.#preparation.checkRaw(call);
      const [slot] = await this.#rate.take(1, this.#end.signal);
      this.#requests++;
      slot?.sent();
      const sendable = { ...call, bytes: this.#vault.restoreBody(call.bytes) };
      const came = await rawExchange(this.#connections, sendable, this.#milliseconds(call), this.#end.signal);
      slot?.arrived();
      return this.#outcomes.raw(call, number, came, performance.now() - started);
    } catch (error) {
      return this.#outcomes.raw(call, number, { bytes: new Uint8Array(), failure: failureOf(error) }, 0);
    }
  }

  async report(result: unknown): Promise<void> {
    const clean = JSON.parse(this.#pseudonyms.text(this.#vault.redactText(JSON.stringify(result)))) as unknown;
    this.#folder.appendLine("results.jsonl", clean);
    this.options.onReport?.(clean);
  }

  async witness(sight: Sight, see: () => Promise<unknown>): Promise<unknown> {
    const started = performance.now();
    const value = await see();
    const seen = this.#outcomes.sight(
      sight,
      this.#number(sight.requirement),
      value ?? null,
      performance.now() - started,
    );
    this.options.onWitness?.(seen);
    return seen;
  }

  /** Ends what is under way and closes connections and files. */
  async close(): Promise<void> {
    clearTimeout(this.#budgetTimer);
    this.#end.abort(new WireFailure("interrupted", "the wire is closed"));
    this.#connections.close();
    this.#recorder.close();
  }

  #number(requirement: string): number {
    const number = (this.#numbers.get(requirement) ?? 0) + 1;
    this.#numbers.set(requirement, number);
    return number;
  }

  #milliseconds(call: { timeoutSeconds?: number }): number {
    return (call.timeoutSeconds ?? this.#target.timeouts.requestSeconds) * 1_000;
  }

  /** Turns whatever stops a call before its exchange into an answer with a failure, which is recorded like others. */
  async #guarded(call: Call, number: number, run: () => Promise<Answer>): Promise<Answer> {
    try {
      this.#end.signal.throwIfAborted();
      return await run();
    } catch (error) {
      const incoming = { ...nothing, failure: failureOf(error) };
      const only = { attempt: 1, final: true, repeats: 0 };
      return this.#outcomes.answer(this.#preparation.unsent(call, number), incoming, only, undefined);
    }
  }

  async #sendUntilFinal(call: Call, number: number): Promise<Answer> {
    let prepared = this.#preparation.first(call, number);
    let repeats = 0;
    let redirects = call.redirects ?? 0;
    for (let attempt = 1; ; attempt++) {
      const { incoming, connection } = await this.#attempt(prepared);
      if (prepared.url.origin === new URL(this.#target.apiAddress).origin)
        this.certificate ??= connection?.tls?.fingerprint;
      const again = await this.#isWorthARepeat(prepared, incoming, repeats);
      const next = again || redirects === 0 ? undefined : this.#preparation.afterRedirect(prepared, incoming);
      const final = !again && next === undefined;
      const answer = this.#outcomes.answer(prepared, incoming, { attempt, final, repeats }, connection?.tls);
      if (final) return answer;
      if (next instanceof WireFailure) throw next;
      if (again) repeats++;
      else redirects--;
      prepared = next ?? prepared;
    }
  }

  async #sendInRace(call: Call, number: number, line: StartingLine): Promise<Answer> {
    let connection: Connection | undefined;
    try {
      const prepared = this.#preparation.first(call, number);
      connection = await this.#connections.take(prepared.url, this.#milliseconds(call), { fresh: true });
      const slot = await line.start();
      const incoming = await this.#exchange(prepared, connection, slot, raceBodyCap);
      return this.#outcomes.answer(prepared, incoming, { attempt: 1, final: true, repeats: 0 }, connection.tls);
    } catch (error) {
      // Whoever cannot take part must not keep the others from starting.
      if (connection) drop(connection);
      else line.stayAway();
      throw error;
    }
  }

  /** Waits as long as it takes before the call is tried again; false where its answer stands. */
  async #isWorthARepeat(prepared: Prepared, incoming: Incoming, repeats: number): Promise<boolean> {
    if (this.#keys.isApi(prepared.url) && incoming.failure?.kind === "refused" && repeats <= mostRepeats) {
      if (await this.#lifeline.comesBack()) return true;
      if (this.#lifeline.isLost) return false;
    }
    const wait = this.#patience.beforeRepeat(prepared.call, incoming, repeats);
    if (wait !== undefined) await pause(wait, this.#end.signal);
    return wait !== undefined;
  }

  /** One try: reading on an idle connection where there is one, and at once on a new one where that turns out to be dead. */
  async #attempt(prepared: Prepared): Promise<{ incoming: Incoming; connection?: Connection }> {
    const isApi = this.#keys.isApi(prepared.url);
    if (isApi) await this.#lifeline.gate();
    // What changes something never goes out on a connection that may be dead: nobody could tell whether it was done.
    const isRead = prepared.method === "GET";
    const { incoming, connection, wasIdle } = await this.#tryOnce(prepared, !isRead);
    const wasDead = wasIdle && incoming.failure?.kind === "reset" && incoming.status === 0;
    const last = wasDead ? await this.#tryOnce(prepared, true) : { incoming, connection };
    if (isApi) this.#lifeline.note(last.incoming);
    return { incoming: last.incoming, ...(last.connection ? { connection: last.connection } : {}) };
  }

  async #tryOnce(
    prepared: Prepared,
    fresh: boolean,
  ): Promise<{ incoming: Incoming; connection?: Connection; wasIdle: boolean }> {
    const [slot] = await this.#rate.take(1, this.#end.signal, prepared.call.urgent);
    try {
      const connection = await this.#connections.take(prepared.url, this.#milliseconds(prepared.call), { fresh });
      const wasIdle = connection.used;
      return { incoming: await this.#exchange(prepared, connection, slot, bodyCap), connection, wasIdle };
    } catch (error) {
      return { incoming: { ...nothing, failure: failureOf(error) }, wasIdle: false };
    } finally {
      slot?.arrived();
    }
  }

  async #exchange(prepared: Prepared, connection: Connection, slot: Slot | undefined, cap: number): Promise<Incoming> {
    const { call, method, url, body } = prepared;
    const headers = Object.entries(prepared.headers).map(([name, value]) => [name, this.#vault.restoreHeader(value)]);
    const outgoing = {
      ...{ method, url, headers: Object.fromEntries(headers) as Record<string, string> },
      body: body.length === 0 ? undefined : this.#vault.restoreBody(body),
      maxBytes: Math.min(call.maxBytes ?? cap, cap),
      cutAsAsked: call.maxBytes !== undefined && call.maxBytes < cap,
      milliseconds: this.#keys.isApi(url) ? this.#lifeline.timeFor(this.#milliseconds(call)) : this.#milliseconds(call),
    };
    this.#requests++;
    slot?.sent();
    const incoming = await exchange(connection, outgoing, this.#end.signal, { answering: () => slot?.arrived() });
    slot?.arrived();
    if (incoming.failure || incoming.truncated) drop(connection);
    else this.#connections.release(url, connection);
    return incoming;
  }
}

const nothing: Incoming = {
  ...{ status: 0, statusText: "", headers: {}, body: new Uint8Array() },
  ...{ truncated: false, waited: 0, milliseconds: 0 },
};
