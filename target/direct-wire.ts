import { setMaxListeners } from "node:events";
import { addressOf } from "./addresses.js";
import { pause } from "./clock.js";
import { type Connection, Connections, drop } from "./connections.js";
import { exchange, type Incoming, type Outgoing } from "./exchange.js";
import { failureOf, WireFailure } from "./failures.js";
import { Journal } from "./journal.js";
import { KeyRule } from "./key-rule.js";
import { Lifeline, type LifelineTimes } from "./lifeline.js";
import { mostRepeats, Patience } from "./patience.js";
import { RateLimiter, type Slot } from "./rate.js";
import { rawExchange } from "./raw.js";
import { Recorder } from "./recorder.js";
import { RunFolder } from "./run-folder.js";
import type { Target } from "./target.js";
import { Vault } from "./vault.js";
import type { Answer, Call, JournalEntry, RawAnswer, RawCall, Wire } from "./wire.js";

/** Bytes of a decoded body that are taken. */
export const bodyCap = 16 * 1024 * 1024;

export interface DirectWireOptions {
  target: Target;
  runDir: string | null;
  runId: string;
  seed: string;
  version?: string;
  onReport?: (result: unknown) => void;
  /** Ends everything at once: what is under way and what comes later fails with `interrupted`. */
  signal?: AbortSignal;
  /** The run's time, milliseconds; default `timeouts.runMinutes` of the target. */
  budget?: number;
  /** For tests: how long a lost target is waited for. */
  lifeline?: LifelineTimes;
}

/** The same in a race, where many are held at once. */
const raceBodyCap = 2 * 1024 * 1024;

/** A call on its way: what the caller asked for, and what goes over the line. */
interface Prepared {
  call: Call;
  number: number;
  url: URL;
  /** As recorded: with placeholders. */
  shownUrl: string;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** The wire itself, in the process that owns the run. All rules of `Wire` are kept here. */
export class DirectWire implements Wire {
  readonly journalOfRun: Journal;
  readonly #target: Target;
  readonly #vault = new Vault();
  readonly #connections: Connections;
  readonly #rate: RateLimiter;
  readonly #keys: KeyRule;
  readonly #patience = new Patience();
  readonly #lifeline: Lifeline;
  readonly #folder: RunFolder;
  readonly #recorder: Recorder;
  readonly #numbers = new Map<string, number>();
  readonly #end = new AbortController();
  readonly #budgetTimer: NodeJS.Timeout;
  #requests = 0;

  constructor(private readonly options: DirectWireOptions) {
    const { target, runDir, runId, seed } = options;
    this.#target = target;
    this.#vault.learn(target.masterKey, "key");
    if (target.authorization !== undefined) this.#vault.learn(target.authorization, "key");
    if (target.registerCode !== undefined) this.#vault.learn(target.registerCode, "key");
    this.#connections = new Connections(target);
    this.#rate = new RateLimiter(target.maxRequestsPerSecond);
    this.#keys = new KeyRule(target, this.#vault);
    this.#folder = new RunFolder(runDir);
    this.journalOfRun = new Journal(this.#folder);
    this.#recorder = new Recorder(
      this.#folder,
      { name: "onenet-video", version: options.version ?? "" },
      { id: runId, seed },
    );
    this.#lifeline = new Lifeline(target, this.#connections, this.#end.signal, options.lifeline);
    setMaxListeners(0, this.#end.signal);
    const budget = options.budget ?? target.timeouts.runMinutes * 60_000;
    this.#budgetTimer = setTimeout(
      () => this.#end.abort(new WireFailure("budget", "the run's time is used up")),
      budget,
    );
    this.#budgetTimer.unref();
    const interrupt = () => this.#end.abort(new WireFailure("interrupted", "the run was interrupted"));
    if (options.signal?.aborted) interrupt();
    options.signal?.addEventListener("abort", interrupt, { once: true });
  }

  /** What stands for the target's register code in calls. */
  get registerCode(): string | undefined {
    const { registerCode } = this.#target;
    return registerCode === undefined ? undefined : this.#vault.learn(registerCode, "key");
  }

  /** Requests sent so far, repeats and redirects counted. */
  requests(): number {
    return this.#requests;
  }

  async send(call: Call): Promise<Answer> {
    const number = this.#number(call.requirement);
    return await this.#guarded(call, number, async () => await this.#sendPrepared(this.#prepare(call, number)));
  }

  async race(calls: Call[]): Promise<Answer[]> {
    const numbered = calls.map((call) => ({ call, number: this.#number(call.requirement) }));
    const each = async (prepared: (call: Call, number: number) => Promise<Answer>) =>
      await Promise.all(numbered.map(({ call, number }) => this.#guarded(call, number, () => prepared(call, number))));
    if (calls.length > this.#rate.capacity) {
      const message = `a race of ${calls.length} calls does not fit into ${this.#rate.capacity} requests a second`;
      return await each(async () => await Promise.reject(new WireFailure("rate", message)));
    }
    // Whoever cannot take part (no connection, a foreign host) gets its failure; the others start all the same.
    let ready = 0;
    let start: (slots: Slot[]) => void = () => undefined;
    let stop: (reason: unknown) => void = () => undefined;
    const started = new Promise<Slot[]>((resolve, reject) => {
      start = resolve;
      stop = reject;
    });
    started.catch(() => undefined);
    const arrive = () => {
      ready++;
      if (ready === calls.length) this.#rate.take(calls.length, this.#end.signal).then(start, stop);
    };
    return await each(async (call, number) => {
      let connection: Connection | undefined;
      try {
        const prepared = this.#prepare(call, number);
        connection = await this.#connections.take(prepared.url, this.#milliseconds(call), { fresh: true });
        arrive();
        const slot = (await started).pop();
        const incoming = await this.#exchange(prepared, connection, slot, raceBodyCap);
        return this.#answer(prepared, incoming, { attempt: 1, final: true, repeats: 0 }, connection);
      } catch (error) {
        if (connection === undefined) arrive();
        throw error;
      }
    });
  }

  async journal(entry: JournalEntry): Promise<void> {
    this.journalOfRun.add(JSON.parse(this.#vault.redactText(JSON.stringify(entry))) as JournalEntry);
  }

  async raw(call: RawCall): Promise<RawAnswer> {
    const number = this.#number(call.requirement);
    const [slot] = await this.#rate.take(1, this.#end.signal).catch(() => []);
    this.#requests++;
    slot?.sent();
    const bytes = this.#vault.restoreBody(call.bytes);
    const milliseconds = (call.timeoutSeconds ?? this.#target.timeouts.requestSeconds) * 1_000;
    const started = performance.now();
    const result = await rawExchange(this.#connections, { ...call, bytes }, milliseconds, this.#end.signal);
    slot?.arrived();
    const shown = this.#vault.redactBody(result.bytes);
    const failure = result.failure && {
      kind: result.failure.kind,
      message: this.#vault.redactText(result.failure.message),
    };
    const url = `${call.tls ? "tls" : "tcp"}://${call.host}:${call.port}`;
    this.#recorder.add({
      ...{ requirement: call.requirement, number, attempt: 1, final: true, callUrl: url, method: "RAW", url },
      ...{
        requestHeaders: {},
        requestBody: call.bytes,
        status: 0,
        statusText: "",
        responseHeaders: {},
        responseBody: shown,
      },
      ...{
        waited: 0,
        milliseconds: performance.now() - started,
        at: Date.now(),
        repeats: 0,
        truncated: false,
        failure,
        raw: true,
      },
    });
    return { exchange: Recorder.pointer(call.requirement, number), bytes: shown, ...(failure ? { failure } : {}) };
  }

  async report(result: unknown): Promise<void> {
    const clean = JSON.parse(this.#vault.redactText(JSON.stringify(result))) as unknown;
    this.#folder.appendLine("results.jsonl", clean);
    this.options.onReport?.(clean);
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

  #milliseconds(call: Call): number {
    return (call.timeoutSeconds ?? this.#target.timeouts.requestSeconds) * 1_000;
  }

  /** Turns whatever stops a call before its exchange into an answer with a failure, which is recorded like others. */
  async #guarded(call: Call, number: number, run: () => Promise<Answer>): Promise<Answer> {
    try {
      if (this.#end.signal.aborted) throw this.#end.signal.reason;
      return await run();
    } catch (error) {
      const failure = failureOf(error);
      const body = typeof call.body === "string" ? Buffer.from(call.body) : (call.body ?? new Uint8Array());
      const shown = this.#vault.redactText(call.url);
      const prepared = {
        call,
        number,
        url: new URL(this.#target.apiAddress),
        shownUrl: shown,
        headers: lowered(call.headers),
        body,
      };
      return this.#answer(prepared, { ...nothing, failure }, { attempt: 1, final: true, repeats: 0 }, undefined);
    }
  }

  #prepare(call: Call, number: number): Prepared {
    const headers = { "user-agent": "onenet-video", ...lowered(call.headers), ...this.#keys.keyHeader(call.key) };
    const shownUrl = addressOf(call.url, this.#target.apiAddress).href;
    const url = addressOf(this.#vault.restoreUrl(shownUrl), this.#target.apiAddress);
    const body = typeof call.body === "string" ? Buffer.from(call.body) : (call.body ?? new Uint8Array());
    const text = Buffer.from(body).toString("latin1");
    this.#keys.check(url, { url: shownUrl, body: text, headers, addressFrom: call.addressFrom });
    return { call, number, url, shownUrl, headers, body };
  }

  async #sendPrepared(first: Prepared): Promise<Answer> {
    let prepared = first;
    let repeats = 0;
    let redirects = first.call.redirects ?? 0;
    for (let attempt = 1; ; attempt++) {
      const { incoming, connection } = await this.#attempt(prepared);
      const again = await this.#isWorthARepeat(prepared, incoming, repeats);
      const next = !again && redirects > 0 ? this.#redirected(prepared, incoming) : undefined;
      const final = !again && next === undefined;
      const answer = this.#answer(prepared, incoming, { attempt, final, repeats }, connection);
      if (final) return answer;
      if (again) repeats++;
      else redirects--;
      prepared = next ?? prepared;
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

  /** One try: on an idle connection where there is one, and at once on a new one where that turns out to be dead. */
  async #attempt(prepared: Prepared): Promise<{ incoming: Incoming; connection: Connection | undefined }> {
    const isApi = this.#keys.isApi(prepared.url);
    for (const fresh of [false, true]) {
      if (isApi) await this.#lifeline.gate();
      const [slot] = await this.#rate.take(1, this.#end.signal);
      let connection: Connection | undefined;
      try {
        connection = await this.#connections.take(prepared.url, this.#milliseconds(prepared.call), { fresh });
        const used = connection.used;
        const incoming = await this.#exchange(prepared, connection, slot);
        const wasStale =
          used && prepared.call.method === "GET" && incoming.failure?.kind === "reset" && incoming.status === 0;
        if (wasStale && !fresh) continue;
        if (isApi) this.#lifeline.note(incoming);
        return { incoming, connection };
      } catch (error) {
        return { incoming: { ...nothing, failure: failureOf(error) }, connection };
      } finally {
        slot?.arrived();
      }
    }
    throw new WireFailure("protocol", "unreachable");
  }

  async #exchange(
    prepared: Prepared,
    connection: Connection,
    slot: Slot | undefined,
    cap = bodyCap,
  ): Promise<Incoming> {
    const { call, url, body } = prepared;
    const headers = Object.fromEntries(
      Object.entries(prepared.headers).map(([name, value]) => [name, this.#vault.restoreHeader(value)]),
    );
    const maxBytes = Math.min(call.maxBytes ?? cap, cap);
    const out: Outgoing = {
      method: call.method,
      url,
      headers,
      body: body.length === 0 ? undefined : this.#vault.restoreBody(body),
      maxBytes,
      cutAsAsked: call.maxBytes !== undefined && call.maxBytes < cap,
      milliseconds: this.#keys.isApi(url) ? this.#lifeline.timeFor(this.#milliseconds(call)) : this.#milliseconds(call),
    };
    this.#requests++;
    slot?.sent();
    const incoming = await exchange(connection, out, this.#end.signal, { answering: () => slot?.arrived() });
    slot?.arrived();
    if (incoming.failure || incoming.truncated) drop(connection);
    else this.#connections.release(url, connection);
    return incoming;
  }

  /** The next call of a redirect; a key stays behind where the host changes. Undefined where there is none to follow. */
  #redirected(prepared: Prepared, incoming: Incoming): Prepared | undefined {
    const location = incoming.headers.location;
    if (incoming.failure || location === undefined || ![301, 302, 303, 307, 308].includes(incoming.status))
      return undefined;
    if (!URL.canParse(location, prepared.url.href)) return undefined;
    const shownUrl = this.#vault.redactText(new URL(location, prepared.url).href);
    const url = addressOf(this.#vault.restoreUrl(shownUrl), this.#target.apiAddress);
    const { "api-key": _key, authorization: _authorization, ...keyless } = prepared.headers;
    const headers = url.origin === prepared.url.origin ? prepared.headers : keyless;
    const asGet = incoming.status === 303 || (incoming.status < 303 && prepared.call.method === "POST");
    const call = { ...prepared.call, ...(asGet ? { method: "GET" } : {}) };
    const body = asGet ? new Uint8Array() : prepared.body;
    this.#keys.check(url, {
      url: shownUrl,
      body: Buffer.from(body).toString("latin1"),
      headers,
      addressFrom: call.addressFrom,
    });
    return { ...prepared, call, url, shownUrl, headers, body };
  }

  #answer(
    prepared: Prepared,
    incoming: Incoming,
    count: { attempt: number; final: boolean; repeats: number },
    connection: Connection | undefined,
  ): Answer {
    const { call, number, shownUrl } = prepared;
    const body = this.#vault.redactBody(incoming.body);
    const headers = this.#vault.redactHeaders(incoming.headers);
    const failure = incoming.failure && {
      kind: incoming.failure.kind,
      message: this.#vault.redactText(incoming.failure.message),
    };
    const pointer = Recorder.pointer(call.requirement, number);
    const at = Date.now();
    this.#keys.note(pointer, prepared.url, incoming.body);
    this.#recorder.add({
      ...{ requirement: call.requirement, number, ...count, callUrl: call.url, method: call.method, url: shownUrl },
      ...{
        requestHeaders: prepared.headers,
        requestBody: prepared.body,
        status: incoming.status,
        statusText: incoming.statusText,
      },
      ...{
        responseHeaders: headers,
        responseBody: body,
        waited: incoming.waited,
        milliseconds: incoming.milliseconds,
        at,
      },
      ...{ truncated: incoming.truncated, tls: connection?.tls, failure },
    });
    return {
      exchange: pointer,
      url: shownUrl,
      status: incoming.status,
      headers,
      body,
      truncated: incoming.truncated,
      milliseconds: incoming.milliseconds,
      at,
      repeats: count.repeats,
      ...(connection?.tls ? { tls: connection.tls } : {}),
      ...(failure ? { failure } : {}),
    };
  }
}

const nothing: Incoming = {
  ...{ status: 0, statusText: "", headers: {}, body: new Uint8Array(), truncated: false, waited: 0, milliseconds: 0 },
};

function lowered(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
