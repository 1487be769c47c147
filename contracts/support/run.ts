import type { Edition } from "../../schemas/edition.js";
import type { Requirement } from "../../schemas/requirements/requirement.js";
import type { RequirementResult } from "../../schemas/results/conformance.js";
import type { Hello, HelloTarget } from "../../target/connect.js";
import type { Wire } from "../../target/wire.js";
import type { BrowserProgram } from "./browser/player.js";
import type { Check } from "./check.js";
import { mergeResults } from "./merge.js";
import { say } from "./messages.js";
import { checksFor } from "./registry.js";
import { uncheckable, untried } from "./result.js";
import { outOfScope, type Scope } from "./scope.js";
import { Session } from "./session.js";
import { NotTested } from "./signals.js";

export interface RunOptions {
  edition: Edition;
  hello: Pick<Hello, "target" | "runId" | "seed">;
  wire: Wire;
  scope?: Scope;
  /** Checks at work at the same moment; those that mostly wait do not count. Default 12. */
  concurrency?: number;
  /** Called with each result as it is known, and again for a requirement that a later answer breaks. */
  onResult?: (result: RequirementResult) => void;
  /** Default: all of the edition. */
  checks?: readonly Check[];
  sleep?: (milliseconds: number) => Promise<void>;
  /** How often each check is run. Default 1. */
  repeat?: number;
  /** Plays streams, where the scope asks for it. */
  browser?: BrowserProgram | undefined;
  /** Ends the run: what was not begun by then is *not tested*. */
  signal?: AbortSignal;
}

/** Judges a target in this process; gives one result for every requirement that can be tested, in the catalogue's order. */
export async function runChecks(options: RunOptions): Promise<RequirementResult[]> {
  const { edition, hello, wire, scope = {}, browser, signal } = options;
  const all = options.checks ?? checksFor(edition);
  const session = new Session({ edition, wire, hello, scope, checks: all, browser, signal, ...only(options, "sleep") });
  const results: RequirementResult[] = [];
  const add = (result: RequirementResult) => {
    results.push(result);
    options.onResult?.(result);
  };
  const { judged, rest } = sorted(edition, all, scope, hello.target);
  for (const result of rest) add(result);
  const wanted = new Set(judged.map((one) => one.id));
  const run = async (check: Check) => {
    const results = await runRepeatedly(session, check, options);
    for (const result of results) if (wanted.has(result.id) && says(check, result)) add(result);
  };
  const mine = all.filter((check) => check.ids.some((id) => wanted.has(id)));
  await runAll(
    mine.filter((check) => !check.browser),
    run,
    options.concurrency ?? 12,
  );
  // When all is quiet, so that the time to the first picture is the target's.
  if (scope.play) for (const check of mine.filter((one) => one.browser)) await run(check);
  await session.close();
  for (const result of session.noticedResults()) if (wanted.has(result.id)) add(result);
  return inOrder(edition, mergeResults(results));
}

/** The requirements that this run judges, and the rows of those that it does not. */
export function sorted(edition: Edition, checks: readonly Check[], scope: Scope, target: HelloTarget) {
  const checked = new Set(checks.flatMap((check) => check.ids));
  const judged: Requirement[] = [];
  const rest: RequirementResult[] = [];
  for (const requirement of edition.requirements.filter((one) => one.origin !== "excluded")) {
    const signal = outOfScope(requirement, scope, target) ?? lostGround(requirement);
    if (signal) rest.push(untried(requirement, signal));
    else if (!checked.has(requirement.id)) rest.push(uncheckable(requirement));
    else judged.push(requirement);
  }
  return { judged, rest };
}

function lostGround({ lostGround: lost, reason }: Requirement): NotTested | null {
  return lost ? new NotTested("NOT_CLAIMED", reason ?? say("lostGround")) : null;
}

async function runRepeatedly(session: Session, check: Check, options: RunOptions): Promise<RequirementResult[]> {
  const results: RequirementResult[] = [];
  for (let repetition = 1; repetition <= (options.repeat ?? 1); repetition++) {
    if (options.signal?.aborted) return interrupted(session, check);
    results.push(...(await session.run(check, repetition)));
  }
  return mergeResults(results.map((result) => ({ ...result, unstable: result.unstable || differs(results, result) })));
}

/** True where the same check came to another end when it was run again. */
function differs(results: RequirementResult[], { id, status }: RequirementResult): boolean {
  return results.some((other) => other.id === id && other.status !== status);
}

function interrupted(session: Session, check: Check): RequirementResult[] {
  const signal = new NotTested("INTERRUPTED", say("interrupted"));
  return session.edition.requirements.flatMap((one) => (check.ids.includes(one.id) ? [untried(one, signal)] : []));
}

/** What a browser could not see is judged without it. */
function says({ browser }: Check, { status }: RequirementResult): boolean {
  return !browser || status !== "not-tested";
}

/** All that wait start at once and take nobody's place; the others take turns. */
async function runAll(checks: Check[], run: (check: Check) => Promise<void>, concurrency: number): Promise<void> {
  const waiting = checks.filter((check) => check.waits > 0).map(run);
  const queue = interleaved(checks.filter((check) => check.waits === 0));
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await run(next);
  };
  await Promise.all([...waiting, ...Array.from({ length: concurrency }, worker)]);
}

/**
 * The checks of each section spread over the whole run, so that those which keep each other waiting (for a switch, for the
 * one video) never take all places, nor are all that is left at the end.
 */
function interleaved(checks: Check[]): Check[] {
  const bySection = new Map<string, Check[]>();
  for (const check of checks) {
    const section = check.key.slice(0, check.key.indexOf("-"));
    bySection.set(section, [...(bySection.get(section) ?? []), check]);
  }
  const turns = [...bySection.values()].flatMap((mine) =>
    mine.map((check, at) => ({ check, turn: (at + 0.5) / mine.length })),
  );
  return turns.sort((a, b) => a.turn - b.turn).map(({ check }) => check);
}

function inOrder(edition: Edition, results: RequirementResult[]): RequirementResult[] {
  const order = new Map(edition.requirements.map((one, at) => [one.id, at]));
  return results.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

function only<Options extends object, Name extends keyof Options>(options: Options, name: Name) {
  return (options[name] === undefined ? {} : { [name]: options[name] }) as Required<Pick<Options, Name>>;
}
