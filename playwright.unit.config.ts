import { defineConfig } from "@playwright/test";
import { long } from "./playwright.long.config.js";

/** The suite's own tests: what `npm test` runs. */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.test.ts",
  testIgnore: ["**/node_modules/**", "dist/**", ...long],
  fullyParallel: false,
  workers: 3,
  // CI shares its machine: what fails once and passes then is told as flaky, not hidden.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  reporter: [["list"]],
});
