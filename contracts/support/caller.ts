import { longestJson } from "../../schemas/judge.js";
import type { Answer, Call } from "../../target/wire.js";
import { finding } from "./assertions.js";
import type { Context } from "./context.js";
import type { Key } from "./devices.js";
import { effects } from "./effects.js";
import { filledBySelf } from "./filled.js";
import { say } from "./messages.js";
import type { Operation } from "./operations.js";
import { Reply } from "./reply.js";
import { encodedBody, type Request, urlOf } from "./request.js";
import { NotTested } from "./signals.js";

export interface CallOptions {
  /** `made-up` is a key that nobody has. Default: master, or none where the document asks for none. */
  key?: Key | "made-up";
  timeoutSeconds?: number;
  redirects?: number;
  /** The body is over a limit: a connection that the target closes while it is being sent is a refusal. */
  oversize?: true;
  /** Bytes of the answer that are wanted. */
  maxBytes?: number;
  /** An address of the target's own making leads nowhere: that is an answer, which the check judges. */
  lossIsAnswer?: true;
  /** Without permission and judgement: for undoing. */
  quiet?: boolean;
  /** The request is odd: that the target bears it is all that is asked of it. */
  odd?: true;
}

/** Pictures and files may lie in a store of their own, to which the target sends whoever asks. */
const storeRedirects = 3;

/** What says something else while the online fixture's camera is off. */
const needsStream = new Set(["4.1", "4.2", "4.3", "12"]);

/** What HTTP means to change nothing. */
export const readingMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** Makes calls out of the facts, and replies out of the answers, for one check. */
export class Caller {
  unstable = false;
  private last = 0;

  constructor(private readonly t: Context) {}

  get lastAnswerAt(): number {
    if (this.last === 0) throw new Error("no time before the first answer");
    return this.last;
  }

  async call(section: string, request: Request, options: CallOptions): Promise<Reply> {
    const operation = this.operation(section, [request], options);
    if (needsStream.has(section)) await this.t.useStream();
    await this.t.holdBack();
    const settle = await this.prepare(section, request, options);
    const call = this.callOf(operation, request, options);
    const answer = await this.t.session.send(section, call);
    return this.replyOf(operation, request, call, answer, options, settle);
  }

  async fetch(address: string, options: CallOptions): Promise<Reply> {
    const request = { address };
    await this.t.useStream();
    await this.t.holdBack();
    const call = this.callOf(media, request, { key: "none", ...options });
    const answer = await this.t.session.send("media", call);
    return this.replyOf(media, request, call, answer, { ...options, quiet: true }, async () => undefined);
  }

  async race(section: string, requests: Request[], options: CallOptions): Promise<Reply[]> {
    const operation = this.operation(section, requests, options);
    await this.t.holdBack();
    const settles: ((reply: Reply) => Promise<unknown>)[] = [];
    for (const request of requests) settles.push(await this.prepare(section, request, options));
    const calls = requests.map((request) => this.callOf(operation, request, options));
    const raced = await this.t.session.wire.race(calls);
    // Whoever was turned away for the rate alone comes late: what one of many may do, a late one may not do again.
    const again = async (answer: Answer, at: number) => {
      const call = calls[at];
      return answer.status === 429 && call ? await this.t.session.send(section, call) : answer;
    };
    const answers = await Promise.all(raced.map(again));
    const replies = answers.map((answer, at) => {
      const [request, call, settle] = [requests[at], calls[at], settles[at]];
      if (!request || !call || !settle) throw new Error("the wire gave more answers than there were calls");
      return this.replyOf(operation, request, call, answer, options, settle);
    });
    // All are settled before the first failure is thrown: what was made must be known, to be undone.
    const settled = await Promise.allSettled(replies);
    return settled.map((one) => {
      if (one.status === "rejected") throw one.reason;
      return one.value;
    });
  }

  asUndo(section: string, request: Request): { method: string; url: string; body?: string } {
    const operation = this.t.operations.get(section);
    const { body } = encodedBody(request);
    const shown = typeof body === "string" ? { body } : {};
    return { method: operation.fact.method, url: urlOf(operation, request), ...shown };
  }

  private operation(section: string, requests: Request[], options: CallOptions): Operation {
    for (const { method } of requests) if (method !== undefined) this.allowMethod(section, method);
    const effect = effects[section];
    if (effect && !options.quiet) {
      if (this.t.session.scope.readOnly) throw new NotTested("SKIPPED_BY_USER", say("readOnly", { section }));
      this.t.allowed(effect.permission);
      if (effect.ours) for (const request of requests) this.refuseOthers(section, request);
    }
    return this.t.operations.get(section);
  }

  /** Another method than the operation's: a target that is wrong might take it for an operation that it is not. */
  private allowMethod(section: string, method: string): void {
    if (readingMethods.has(method)) return;
    if (this.t.session.scope.readOnly) throw new NotTested("SKIPPED_BY_USER", say("readOnlyMethod", { method }));
    for (const other of this.t.operations.sectionsOfAddress(section)) {
      const permission = effects[other]?.permission;
      if (permission !== undefined && permission !== "delete") this.t.allowed(permission);
    }
  }

  private refuseOthers(section: string, { path, query }: Request): void {
    const id = String(path?.device_id ?? query?.device_id ?? "");
    if (this.t.session.isOthers(id)) throw new NotTested("PREREQUISITE_FAILED", say("notOurs", { section }));
  }

  private async prepare(
    section: string,
    request: Request,
    options: CallOptions,
  ): Promise<(reply: Reply) => Promise<unknown>> {
    if (options.quiet) return async () => undefined;
    if (section === "1.1" || section === "1.2") await this.t.reserveDevice();
    const track = effects[section]?.track;
    return track ? track(this.t, request) : async () => undefined;
  }

  private callOf(operation: Operation, request: Request, options: CallOptions): Call {
    const { body, headers } = encodedBody(request);
    return {
      requirement: this.t.step,
      method: request.method ?? operation.fact.method,
      url: urlOf(operation, request),
      headers,
      ...(body === undefined ? {} : { body }),
      key: this.keyOf(operation, options),
      ...(this.t.hurries ? { urgent: true } : {}),
      ...(operation.binaryAnswer ? { redirects: storeRedirects } : { maxBytes: longestJson }),
      ...passedOn(request, options),
    };
  }

  private keyOf(operation: Operation, options: CallOptions): Key {
    if (options.key === "made-up") return { literal: `madeup${this.t.random.text(20)}` };
    return options.key ?? (operation.fact.auth === "none" ? "none" : "master");
  }

  private async replyOf(
    operation: Operation,
    request: Request,
    call: Call,
    answer: Answer,
    options: CallOptions,
    settle: (reply: Reply) => Promise<unknown>,
  ): Promise<Reply> {
    this.last = answer.at;
    if (answer.repeats > 0) this.unstable = true;
    throwWhereNoAnswer(operation.section, answer, options);
    const reply = new Reply(operation, request, call, answer, this.t.operations.successErrnos);
    await settle(reply);
    if (!options.quiet) this.judge(reply, options);
    return reply;
  }

  private judge(reply: Reply, { odd }: CallOptions): void {
    if (reply.status === 500) this.t.notice("0-no-server-error", finding({ message: say("serverError"), reply }));
    if (odd || !reply.accepted || reply.json === undefined) return;
    const found = this.t.session.judgeAnswer(reply, { filled: filledBySelf(reply) });
    if (found.length === 0) return;
    reply.faults = found.map(([id]) => id).filter((id) => !outcomes.test(id));
    this.t.noticeLater(reply, found);
  }
}

/** How an answer was meant is known without the fields that say so in words. */
const outcomes = /-(errno|error)$/;

/** Not an operation of the document: whatever lies behind an address that an answer gave. */
const media: Operation = {
  section: "media",
  fact: { kind: "operation", section: "media", method: "GET", url: "$url", auth: "none", lines: [0, 0] },
  fields: [],
  binaryAnswer: true,
};

/** What the wire is told as it is. */
function passedOn(
  { addressFrom }: Request,
  { timeoutSeconds, redirects, oversize, maxBytes }: CallOptions,
): Partial<Call> {
  const given = Object.entries({ timeoutSeconds, redirects, oversize, addressFrom, maxBytes });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

/** A lost connection, a 429 and the errors of a gateway say nothing about the request: *not tested*. */
function throwWhereNoAnswer(section: string, { status, failure }: Answer, options: CallOptions): void {
  if (status === 429 || failure?.kind === "rate") throw new NotTested("RATE_LIMITED", say("limited"));
  if ([502, 503, 504].includes(status)) {
    throw new NotTested("TARGET_LOST", say("lost", { section, problem: `HTTP ${status}` }));
  }
  if (!failure || (failure.kind === "reset" && options.oversize)) return;
  if (failure.kind === "interrupted" || failure.kind === "budget") {
    throw new NotTested("INTERRUPTED", say("interrupted"));
  }
  if (options.lossIsAnswer) return;
  // What came is an answer, though not one that can be read: the check judges it.
  const unreadable = ["too-large", "headers-too-large", "protocol", "foreign-host"];
  if (!unreadable.includes(failure.kind)) {
    throw new NotTested("TARGET_LOST", say("lost", { section, problem: `${failure.kind}, ${failure.message}` }));
  }
}
