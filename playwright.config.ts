import { defineConfig } from "@playwright/test";

/** The contracts, run bare by `npx playwright test` or by our command line. */
export default defineConfig({
  testDir: "contracts",
  testMatch: "*.spec.*",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 0,
  reporter: [["list"]],
});
