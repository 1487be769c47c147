import { defineConfig } from "@playwright/test";

/** The suite's own tests: what `npm test` runs. */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.test.ts",
  testIgnore: ["**/node_modules/**", "dist/**"],
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  reporter: [["list"]],
});
