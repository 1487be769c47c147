import { defineConfig } from "@playwright/test";
import { long } from "./playwright.long.config.js";

/** The suite's own tests: what `npm test` runs. */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.test.ts",
  testIgnore: ["**/node_modules/**", "dist/**", ...long],
  fullyParallel: false,
  // Many tests mostly wait for a server.
  workers: 3,
  retries: 0,
  timeout: 60_000,
  reporter: [["list"]],
});
