import { setMaxListeners } from "node:events";
import { test as base } from "@playwright/test";
import type { Edition } from "../../schemas/edition.js";
import type { Requirement } from "../../schemas/requirements/requirement.js";
import type { RequirementResult } from "../../schemas/results/conformance.js";
import { pause } from "../../target/clock.js";
import type { RunOptions } from "./run.js";
import { holds, type Scope } from "./scope.js";
import type { Judge } from "./worker.js";

/**
 * What the parent process says to its workers: `ONENET_BROKER` the broker's socket, `ONENET_SCHEMAS` the edition's
 * folder, `ONENET_SCOPE` a `Scope` as JSON, `ONENET_REPEAT` how often each check is run, `ONENET_HAND_ON=1` that results go
 * to the broker and tests pass, since each failed test costs Playwright a new worker.
 */
const {
  ONENET_BROKER: socket,
  ONENET_SCHEMAS: schemas,
  ONENET_SCOPE: scopeGiven,
  ONENET_REPEAT: repeat,
  ONENET_HAND_ON: handOn,
} = process.env;

const test = base.extend<object, { judge: Judge }>({
  judge: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
    async ({}, use, workerInfo) => {
      if (!socket)
        throw new Error("no broker: run this by `npx onenet-video contracts` or with the project's own configuration");
      const [{ connectWire }, { loadEdition }, { judgeAll, judgeEach }] = await parts();
      // The broker may still be trying its target; what is needed meanwhile is loaded.
      const [{ wire, hello, close }, edition] = await Promise.all([
        connectWire(socket),
        loadEdition(schemas || undefined),
      ]);
      const scope = JSON.parse(scopeGiven || "{}") as Scope;
      const options = { edition, hello, wire, scope, repeat: Number(repeat ?? 1) };
      const judge = handOn
        ? judgeAll({ ...options, ...until(hello.endsAt) })
        : judgeEach(options, 1 / workerInfo.config.workers);
      await use(judge);
      await judge.end();
      close();
    },
    { scope: "worker", timeout: 0 },
  ],
});

/** Loaded by who judges: the process that only lists the tests can do without hundreds of modules. */
const parts = () =>
  Promise.all([import("../../target/connect.js"), import("../../schemas/edition.js"), import("./worker.js")]);

let edition: Promise<Edition> | undefined;

/** No check begins once the run's time is over or it is interrupted, and none sleeps beyond that. */
function until(end: number | undefined): Pick<RunOptions, "signal" | "sleep"> {
  if (end === undefined) return {};
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort());
  const signal = AbortSignal.any([interrupted.signal, AbortSignal.timeout(Math.max(0, end - Date.now()))]);
  setMaxListeners(0, signal);
  return { signal, sleep: (milliseconds) => pause(milliseconds, signal).catch(() => undefined) };
}

/** Declares one test for each requirement of a chapter: `2.3-channel-exists a second channel with the same id …`. */
export async function chapter(number: string): Promise<void> {
  if (handOn) return number === chapterOfAll ? declareTogether() : undefined;
  const [{ loadEdition }, { formatted }] = await Promise.all([
    import("../../schemas/edition.js"),
    import("./format.js"),
  ]);
  edition ??= loadEdition(schemas || undefined);
  const { requirements } = await edition;
  const mine = requirements.filter(({ section, origin }) => holds(number, section) && origin !== "excluded");
  for (const requirement of mine) declare(requirement, formatted);
}

/** Holds what holds for every operation. */
const chapterOfAll = "0";

/** Under our command line nobody reads Playwright's tests: one runs all checks of the scope. */
function declareTogether(): void {
  test("every requirement of the scope", async ({ judge }) => {
    test.setTimeout(0);
    await judge.end();
  });
}

function declare(requirement: Requirement, formatted: (result: RequirementResult) => string): void {
  test(`${requirement.id} ${requirement.title.en}`, async ({ judge }, testInfo) => {
    test.setTimeout(0);
    const result = await judge.resultOf(requirement);
    test.skip(result.status === "not-tested", result.reason?.en ?? "");
    if (isBroken(result)) throw new Error(formatted(result));
    if (result.status !== "pass") testInfo.annotations.push({ type: result.status, description: formatted(result) });
  });
}

function isBroken({ status }: RequirementResult): boolean {
  return status === "fail" || status === "error";
}
