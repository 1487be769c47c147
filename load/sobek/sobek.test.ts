import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { loadEdition } from "../../schemas/edition.js";
import { bundleScenario } from "../bundle.js";
import { startPlatform } from "../test-platform.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const go = process.env.GO ?? "go";
const wanted = process.env.SOBEK === "1";

/**
 * Sobek (MIT) is the JavaScript engine of k6. Building it takes Go, its modules and a minute: `SOBEK=1` asks for it.
 * The runner gives k6's modules as small stand-ins; it is not k6.
 */
test.describe("in Sobek", () => {
  test.skip(!wanted, "building Sobek takes a minute; SOBEK=1 runs these");
  test.skip(wanted && spawnSync(go, ["version"]).status !== 0, "Go is not installed");
  let dir: string;
  test.beforeAll(() => {
    test.setTimeout(300_000);
    dir = mkdtempSync(join(tmpdir(), "onenet-video-sobek-"));
    const built = spawnSync(go, ["build", "-o", join(dir, "runner"), "."], { cwd: here, encoding: "utf8" });
    expect(built.stderr.replace(/^go: downloading .*$/gm, "").trim()).toBe("");
  });
  test.afterAll(() => {
    if (wanted) rmSync(dir, { recursive: true, force: true });
  });

  for (const scenario of ["play-address", "hls-preload", "stat-paging", "mixed"] as const) {
    test(`the bundle ${scenario} runs its init code, setup and iterations`, async () => {
      const platform = await startPlatform();
      const { code } = await bundleScenario(scenario, await loadEdition());
      writeFileSync(join(dir, `${scenario}.js`), code);
      const target = {
        name: "tiny",
        apiAddress: platform.url,
        masterKey: "key",
        productId: 1,
        timeouts: { requestSeconds: 1 },
      };
      writeFileSync(join(dir, "target.json"), JSON.stringify(target));
      const told = JSON.parse(await run([`${scenario}.js`, "2", "ONENET_TARGET=target.json", "PROFILE=smoke"])) as {
        options: { scenarios: object; thresholds: object };
        iterations: number;
        metrics: Record<string, { count: number }>;
      };
      await platform.close();
      expect(Object.keys(told.options.scenarios).length).toBeGreaterThan(0);
      expect(told.options.thresholds).toHaveProperty("violations");
      expect(told.iterations).toBe(scenario === "mixed" ? 6 : 2);
      expect(told.metrics.http_reqs?.count).toBeGreaterThanOrEqual(platform.log.length);
      expect(platform.log.length).toBeGreaterThan(0);
    });
  }

  test("a target file takes its key from __ENV, overrides hold, and what is missing is named", async () => {
    const platform = await startPlatform();
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as target files write it
    const target = { name: "tiny", apiAddress: platform.url, masterKey: "${NAME}", productId: 1 };
    writeFileSync(join(dir, "named.json"), JSON.stringify(target));
    writeFileSync(join(dir, "keyless.json"), JSON.stringify({ ...target, masterKey: undefined }));
    writeFileSync(join(dir, "torn.json"), '{ "apiAddress": ');
    const words = (file: string, ...more: string[]) => ["play-address.js", "1", `ONENET_TARGET=${file}`, ...more];
    const told = await run(words("named.json", "NAME=k", "PROFILE=average", "RATE=8", "DURATION=10s", "VUS=3"));
    await platform.close();
    const { scenarios } = (JSON.parse(told) as { options: { scenarios: Record<string, Record<string, unknown>> } })
      .options;
    expect(scenarios.hold).toMatchObject({ rate: 8, timeUnit: "1000ms", duration: "8333ms", maxVUs: 3 });
    await expect(run(words("named.json"))).rejects.toThrow("takes NAME from the environment; pass -e NAME=…");
    await expect(run(words("keyless.json"))).rejects.toThrow("keyless.json: masterKey is missing");
    await expect(run(words("torn.json"))).rejects.toThrow("torn.json: is no JSON: ");
    await expect(run(words("named.json", "NAME=k", "PROFILE=soon"))).rejects.toThrow(
      'PROFILE is "soon"; allowed: smoke',
    );
  });

  function run(args: string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const child = spawn(join(dir, "runner"), args, { cwd: dir });
      let stdout = "";
      let stderr = "";
      child.stdout.on("data", (chunk: Buffer) => {
        stdout += chunk.toString();
      });
      child.stderr.on("data", (chunk: Buffer) => {
        stderr += chunk.toString();
      });
      child.once("close", (code) => (code === 0 ? resolve(stdout) : reject(new Error(stderr))));
    });
  }
});
