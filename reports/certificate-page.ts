import { createHash } from "node:crypto";
import type { Text } from "../schemas/language.js";
import type { ConformanceResult } from "../schemas/results/conformance.js";
import type { LoadResult } from "../schemas/results/load.js";
import { say } from "./certificate-messages.js";
import { certificateStyle } from "./certificate-style.js";
import { claimsText } from "./claims.js";
import { escapedHtml } from "./html.js";
import { headlineOf } from "./load-figures.js";
import { statuses, statusTexts, symbols, verdictTexts } from "./status.js";
import { visible } from "./visible.js";

/** Digests that the page prints, to be laid beside those of the files. */
export interface Printed {
  /** Of `results.json`, hex. */
  results: string;
  /** Of the public key; null where it is not signed. */
  keyId: string | null;
}

/** The certificate as a page to print: both languages side by side, no script, nothing from elsewhere. */
export function certificateHtml(result: ConformanceResult, loads: readonly LoadResult[], printed: Printed): string {
  const style = certificateStyle;
  const hash = createHash("sha256").update(style).digest("base64");
  const conformant = result.verdict.startsWith("conformant");
  const title = say(conformant ? "certificate" : "testReport");
  const body = [
    `<header class="${result.verdict}">`,
    result.target.emulator ? `<p class="emulator">${both(say("emulator"))}</p>` : "",
    `<p class="title">${both(title)}</p>`,
    `<h1>${both(verdictTexts[result.verdict])}</h1>`,
    `<p class="target">${text(result.target.name)}</p>`,
    `<p class="about">${both(say("about"))}</p>`,
    "</header>",
    table(factsOf(result, printed).map(([name, value]) => [both(name), text(value)])),
    section(say("counts"), countsTable(result)),
    section(say("readings"), table(readingsOf(result))),
    section(say("waivers"), table(waiversOf(result))),
    section(say("load"), table(loads.map(loadRow))),
    `<footer><p>${both(say("check"))}</p><p>${both(say("trust"))}</p></footer>`,
  ];
  return [
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${text(`${title.en} – ${result.target.name}`)}</title>`,
    `<style>${style}</style></head><body><main>`,
    ...body.filter((part) => part !== ""),
    "</main></body></html>",
    "",
  ].join("\n");
}

function factsOf({ target, run, suite, started }: ConformanceResult, printed: Printed): [Text, string][] {
  const claims = claimsText(target.claims);
  return [
    [say("address"), target.apiAddress],
    [say("claims"), claims ?? Object.values(say("wholeDocument")).join(" / ")],
    [say("started"), started],
    [say("run"), run.id],
    ...(run.challenge === undefined ? [] : [[say("challenge"), run.challenge] as [Text, string]]),
    ...(target.certificate === undefined ? [] : [[say("tls"), target.certificate] as [Text, string]]),
    [say("seed"), run.seed],
    [say("suite"), `${suite.name} ${suite.version} ${suite.digest}`],
    [say("document"), suite.document],
    [say("results"), `sha256:${printed.results}`],
    [say("platform"), `${run.platform}, Node ${run.node}`],
    [say("signer"), printed.keyId ?? Object.values(say("unsigned")).join(" / ")],
  ];
}

function countsTable(result: ConformanceResult): string {
  const cells = statuses.flatMap((status) => {
    const count = result.requirements.filter((one) => one.status === status).length;
    return count > 0 ? [`<td><strong>${count}</strong> ${symbols[status]} ${both(statusTexts[status])}</td>`] : [];
  });
  return `<table class="counts"><tr>${cells.join("")}</tr></table>`;
}

const readingsOf = ({ requirements }: ConformanceResult): string[][] =>
  requirements.flatMap(({ id, readingTaken, errata }) =>
    readingTaken === null ? [] : [[text(id), `${text(readingTaken)} (${text(errata.join(", "))})`]],
  );

const waiversOf = ({ requirements }: ConformanceResult): string[][] =>
  requirements.flatMap(({ id, status, reason }) =>
    status === "waived" ? [[text(id), reason ? both(reason) : ""]] : [],
  );

function loadRow(load: LoadResult): string[] {
  const { rate, p95, p99 } = headlineOf(load);
  const milliseconds = (value: number | null) => (value === null ? "–" : `${value.toFixed(1)} ms`);
  return [
    text(`${load.scenario} ${load.profile}`),
    both(verdictTexts[load.verdict]),
    `${rate.toFixed(0)}/s, p95 ${milliseconds(p95)}, p99 ${milliseconds(p99)}, ${load.counts.failed}/${load.counts.requests}`,
  ];
}

const section = (title: Text, content: string): string => (content === "" ? "" : `<h2>${both(title)}</h2>${content}`);

/** Rows of ready HTML, the first cell of each its head; nothing where there is no row. */
function table(rows: string[][]): string {
  if (rows.length === 0) return "";
  const written = rows.map(
    ([head, ...cells]) => `<tr><th>${head}</th>${cells.map((one) => `<td>${one}</td>`).join("")}</tr>`,
  );
  return `<table>${written.join("")}</table>`;
}

const text = (value: string): string => escapedHtml(visible(value));
const both = ({ en, zh }: Text): string => `<span lang="en">${text(en)}</span> <span lang="zh-CN">${text(zh)}</span>`;
