import { expect, test } from "@playwright/test";
import { effects } from "../contracts/support/effects.js";
import { runChecks } from "../contracts/support/run.js";
import type { Scope } from "../contracts/support/scope.js";
import { startEmulator } from "../emulator/start.js";
import { type Edition, loadEdition } from "../schemas/edition.js";
import type { RequirementResult } from "../schemas/results/conformance.js";
import { startBroker } from "../target/broker.js";
import type { Permission } from "../target/target.js";
import { parseTarget } from "../target/target-file.js";
import type { Call, JournalEntry, Wire } from "../target/wire.js";

test.describe.configure({ mode: "parallel" });

const permissions: Permission[] = ["write", "delete", "commands", "record", "encryption", "camera"];

interface Sent {
  results: RequirementResult[];
  calls: Call[];
  entries: JournalEntry[];
}

/** Judges an emulator and takes down every call that goes out to it. */
async function run(edition: Edition, allow: Permission[], scope: Scope = {}): Promise<Sent> {
  const emulator = await startEmulator({ edition, pageKeySeconds: 3 });
  const declared = { pageKeySeconds: 3, settleSeconds: 0.3 };
  const target = parseTarget({ ...emulator.targetFile, allow, declared }, "emulator", {});
  const broker = await startBroker({ target, runDir: null, runId: "manners", seed: "manners" });
  const calls: Call[] = [];
  const entries: JournalEntry[] = [];
  const wire: Wire = {
    ...{ raw: (call) => broker.wire.raw(call), report: async () => undefined, witness: async () => undefined },
    send: (call) => {
      calls.push(call);
      return broker.wire.send(call);
    },
    race: (raced) => {
      calls.push(...raced);
      return broker.wire.race(raced);
    },
    journal: async (entry) => {
      entries.push(entry);
      await broker.wire.journal(entry);
    },
  };
  try {
    return { results: await runChecks({ edition, hello: broker.hello, wire, scope }), calls, entries };
  } finally {
    await broker.close();
    await emulator.close();
  }
}

/** The sections of the operations that this call may be: by its path, and its method where others share the path. */
function sectionsOf(edition: Edition, { method, url }: Call): string[] {
  const operations = edition.facts.flatMap((fact) => (fact.kind === "operation" ? [fact] : []));
  const path = url.replace(/^https?:\/\/[^/]+/, "").replace(/\?.*$/s, "");
  const fits = operations.filter((one) => {
    const place = one.url.replace(/^https?:\/\/[A-Za-z_]+/, "");
    const pattern = place.replace(/[.*+?^()|[\]\\]/g, "\\$&").replace(/\$?\{\w+\}/g, "[^/?_]+");
    return place.startsWith("/") && new RegExp(`^${pattern}$`).test(path);
  });
  const sameMethod = fits.filter((one) => one.method === method);
  // A target that takes a method for another one would not take it for a deletion.
  const others = fits.filter((one) => one.method !== "DELETE" && !["GET", "HEAD", "OPTIONS"].includes(method));
  return (sameMethod.length > 0 ? sameMethod : others).map(({ section }) => section);
}

const shown = ({ requirement, method, url }: Call) => `${requirement}: ${method} ${url.slice(0, 100)}`;

/** Calls of operations that need one of these permissions. */
function changing(edition: Edition, calls: Call[], needed: Permission[]): Call[] {
  return calls.filter((call) =>
    sectionsOf(edition, call).some((section) => needed.includes(effects[section]?.permission as Permission)),
  );
}

test("a run with every permission sends what each of them is for", async () => {
  const edition = await loadEdition();
  const { calls } = await run(edition, permissions, { sections: ["1", "3", "4", "7", "11", "12", "14"] });
  for (const one of permissions) expect(changing(edition, calls, [one]).length, one).toBeGreaterThan(0);
});

test("--read-only sends no operation that changes something, whatever its method", async () => {
  const edition = await loadEdition();
  const { calls, entries, results } = await run(edition, permissions, { readOnly: true });
  expect(calls.length).toBeGreaterThan(500);
  expect(changing(edition, calls, permissions).map(shown)).toEqual([]);
  expect(calls.filter(({ method }) => !["GET", "HEAD", "OPTIONS"].includes(method)).map(shown)).toEqual([]);
  expect(entries).toEqual([]);
  // 12 is a GET that records, 4.2 one that warms a stream up.
  for (const id of ["12-success", "4.2-success"]) {
    expect(results.find((one) => one.id === id)).toMatchObject({ status: "not-tested", reasonCode: "SKIPPED_BY_USER" });
  }
  expect(results.filter(({ status }) => status === "pass").length).toBeGreaterThan(300);
  expect(results.filter(({ status }) => !["pass", "not-tested"].includes(status))).toEqual([]);
});

for (const without of permissions) {
  test(`without "${without}" nothing of that kind is sent, but to undo what was made`, async () => {
    const edition = await loadEdition();
    const allow = permissions.filter((one) => one !== without);
    const { calls, entries, results } = await run(edition, allow);
    const sent = changing(edition, calls, [without]);
    const made = entries.flatMap(({ id }) => (id === undefined ? [] : [id]));
    const isUndoing = ({ method, url }: Call) =>
      method === "DELETE" &&
      made.some((id) => url.endsWith(`/devices/${id}`) || new URLSearchParams(url).get("name") === id);
    expect(sent.filter((call) => !isUndoing(call)).map(shown)).toEqual([]);
    expect(results.filter(({ status }) => !["pass", "not-tested"].includes(status)).map(({ id }) => id)).toEqual([]);
    expect(results.some(({ reasonCode }) => reasonCode === "NOT_ALLOWED")).toBe(true);
  });
}
