import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { readRun } from "../reports/read-results.js";
import { writeReports } from "../reports/write.js";
import { loadEdition } from "../schemas/edition.js";
import { chromiumArguments, findChromium } from "./chromium.js";

/**
 * `npx tsx scripts/report-screenshots.ts RUN`: makes docs/report-en.png and docs/report-zh.png of a run's report, the English one
 * light and the Chinese one dark, so that both languages and both looks are seen.
 */
const [run] = process.argv.slice(2);
const executablePath = findChromium();
if (!run || executablePath === null) throw new Error("name a run's folder, and have a Chromium installed");

const docs = resolve("docs");
mkdirSync(docs, { recursive: true });
const edition = await loadEdition();
const results = await readRun(run);
const browser = await chromium.launch({ executablePath, args: chromiumArguments });
for (const [language, colorScheme] of [
  ["en", "light"],
  ["zh", "dark"],
] as const) {
  const { html } = await writeReports(run, { ...results, documentLines: edition.lines, language });
  const page = await browser.newPage({ viewport: { width: 1280, height: 2400 }, colorScheme });
  await page.goto(pathToFileURL(resolve(html)).href);
  await page.locator("main").waitFor();
  await page.screenshot({ path: `${docs}/report-${language}.png` });
  await page.close();
}
await browser.close();
