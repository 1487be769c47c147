import { defineConfig } from "@playwright/test";

/** Tests that put load on, play in a browser, interrupt whole runs or face hostile targets, or call the program very often. */
export const long = [
  "certify",
  "errors-in-chinese",
  "chromium",
  "play",
  "load-defects",
  "load-styles",
  "load-interrupt",
  "k6-agreement",
  "fake-k6",
  "hostile",
  "interruptions",
  "sweep",
  "manners",
].map((name) => `**/scripts/${name}.test.ts`);

/** What `npm run test:long` runs. */
export default defineConfig({
  testDir: ".",
  testMatch: long,
  testIgnore: ["**/node_modules/**", "dist/**"],
  fullyParallel: false,
  workers: 2,
  // CI shares its machine: what fails once and passes then is told as flaky, not hidden.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  reporter: [["list"]],
});
