import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { formatSummary, plainLook } from "./console.js";
import { exchangesOf } from "./exchanges.js";
import { htmlPage } from "./html.js";
import { junitXml } from "./junit.js";
import { pageDataOf, type ReportInput } from "./page-data.js";
import { verdictTexts } from "./status.js";
import { summaryMarkdown } from "./summary.js";
import { visible } from "./visible.js";

export type { ReportInput } from "./page-data.js";

/** Paths of what `writeReports` wrote. */
export interface WrittenReports {
  html: string;
  junit: string;
  summary: string;
}

/** Writes `report.html`, `junit.xml` and `summary.md` into a run's folder, which is made when it is missing. */
export async function writeReports(dir: string, input: ReportInput): Promise<WrittenReports> {
  const paths = { html: join(dir, "report.html"), junit: join(dir, "junit.xml"), summary: join(dir, "summary.md") };
  const exchanges = input.exchanges ?? (input.conformance ? await exchangesOf(dir, input.conformance) : {});
  const html = await reportHtml({ ...input, exchanges });
  await mkdir(dir, { recursive: true });
  await Promise.all([
    writeFile(paths.html, html),
    writeFile(paths.junit, junitXml(input)),
    writeFile(paths.summary, summaryMarkdown(input)),
  ]);
  return paths;
}

/** The report as one self-contained HTML file. */
function reportHtml(input: ReportInput): Promise<string> {
  return htmlPage({
    page: "main",
    title: titleOf(input),
    language: input.language,
    data: pageDataOf(input),
    fallback: formatSummary(input, plainLook(input.language)),
  });
}

function titleOf({ conformance, loads, language }: ReportInput): string {
  if (conformance) return visible(`${verdictTexts[conformance.verdict][language]} – ${conformance.target.name}`);
  return `onenet-video – ${loads.map((load) => load.scenario).join(", ")}`;
}
