import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { runChecks } from "../contracts/support/run.js";
import { startEmulator } from "../emulator/start.js";
import { loadEdition } from "../schemas/edition.js";
import type { RequirementResult } from "../schemas/results/conformance.js";
import { startBroker } from "../target/broker.js";
import { replayWire } from "../target/replay.js";
import { parseTarget } from "../target/target-file.js";
import { playing } from "./play.js";

const scope = { only: ["4.1-hls-segment", "6.1-hls-segment"], play: true };

/** Plays the streams of an emulator as a run does, and tells what is said of them. */
async function played(defects: string[] = [], env: NodeJS.ProcessEnv = process.env) {
  const edition = await loadEdition();
  const emulator = await startEmulator({ edition, defects });
  const runDir = mkdtempSync(join(tmpdir(), "play-"));
  const target = parseTarget(emulator.targetFile, "emulator", {});
  const sights: unknown[] = [];
  const results: RequirementResult[] = [];
  const broker = await startBroker({
    ...{ target, runDir, runId: "play", seed: "play", scope: JSON.stringify(scope) },
    onWitness: (seen) => sights.push(seen),
    onReport: (result) => results.push(result as RequirementResult),
  });
  const { browser, play, told } = playing(env);
  try {
    if (browser) await play(runDir, { edition, hello: broker.hello, wire: broker.wire, scope, browser });
  } finally {
    await broker.close();
    await emulator.close();
  }
  const { wire, hello } = await replayWire(runDir);
  const again = await runChecks({ edition, hello, wire, scope, sleep: async () => undefined });
  return { runDir, masterKey: target.masterKey, results, again, play: told(browser, sights) };
}

test.describe("with a browser", () => {
  test.skip(playing(process.env).browser === null, "no Chromium or Chrome found; CHROMIUM_BIN names one");

  test("the live stream and the video are played, and no secret is told", async () => {
    const { runDir, masterKey, results, play } = await played();
    expect(results.map(({ id, status }) => [id, status])).toEqual(scope.only.map((id) => [id, "pass"]));
    expect(play.reason).toBeNull();
    expect(play.streams).toMatchObject([
      { stream: "live", state: "played", firstFrameMilliseconds: expect.any(Number), width: 320 },
      { stream: "video", state: "played", firstFrameMilliseconds: expect.any(Number), width: 320 },
    ]);
    expect(existsSync(join(runDir, "browser"))).toBe(false);
    expect(readFileSync(join(runDir, "evidence/run.har"), "utf8")).not.toContain(masterKey);
  });

  test("segments of garbage are a warning, and the record says so again", async () => {
    const { results, again, play } = await played(["media-segment-garbage"]);
    expect(play.streams.map(({ state }) => state)).toEqual(["broken", "broken"]);
    for (const { status, findings } of results) {
      expect(status).toBe("warn");
      expect(findings[0]?.message).toContain("sees no picture");
    }
    const same = again
      .filter(({ id }) => scope.only.includes(id))
      .map(({ findings }) => findings.map((one) => one.message));
    for (const messages of same) expect(messages.join()).toContain("sees no picture");
  });
});

test("without a browser nothing is judged, and what mends it is said", async () => {
  const { results, play } = await played([], { CHROMIUM_BIN: "/no/such/browser" });
  expect(results).toEqual([]);
  expect(play.streams).toEqual([]);
  expect(play.reason?.en).toContain("apt-get install chromium");
});
