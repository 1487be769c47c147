import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

/** The contracts, run bare by `npx playwright test` or by our command line. Paths hold in a clone and in `dist/`. */
const beside = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  testDir: beside("contracts"),
  testMatch: /\.spec\.[jt]s$/,
  globalSetup: beside(`scripts/playwright-setup.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`),
  fullyParallel: true,
  workers: 2,
  timeout: 0,
  reporter: [["list"]],
});
