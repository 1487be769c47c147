import { deflateRawSync } from "node:zlib";
import type { Language } from "../schemas/language.js";
import type { ConformanceResult } from "../schemas/results/conformance.js";
import type { LoadResult } from "../schemas/results/load.js";
import { causesOf } from "./causes.js";
import { headingsOf } from "./headings.js";
import { loadViewOf } from "./load-view.js";
import type { Comparison, Exchange, PageData } from "./page/data.js";

/** What reports are made from. */
export interface ReportInput {
  conformance?: ConformanceResult | undefined;
  loads: readonly LoadResult[];
  /** The document's lines; line 1 first. */
  documentLines: readonly string[];
  language: Language;
  /** What an earlier run says beside this one. */
  comparison?: Comparison | undefined;
  /** Recorded exchanges, by the locator that findings name. */
  exchanges?: Record<string, Exchange> | undefined;
}

/** Everything that the page shows, worked out once. */
export function pageDataOf(input: ReportInput): PageData {
  const headings = headingsOf(input.documentLines);
  return {
    language: input.language,
    conformance: input.conformance ? bounded(input.conformance) : null,
    causes: causesOf(input.conformance?.requirements ?? [], headings),
    headings: Object.fromEntries(headings),
    loads: input.loads.map(loadViewOf),
    comparison: input.comparison ?? null,
    documentLines: [...input.documentLines],
    exchanges: deflateRawSync(JSON.stringify(input.exchanges ?? {})).toString("base64"),
  };
}

/** The page stays small whatever a target says: so many characters of a text, so many findings of a requirement. */
const charactersShown = 800;
const findingsShown = 5;
/** Where so many requirements are broken, one finding of each is enough to begin with. */
const many = 200;

function bounded(result: ConformanceResult): ConformanceResult {
  const cut = (text: string) => (text.length > charactersShown ? `${text.slice(0, charactersShown)}…` : text);
  const broken = result.requirements.filter((one) => one.findings.length > 0).length;
  const kept = broken > many ? 1 : findingsShown;
  const requirements = result.requirements.map((one) => ({
    ...one,
    findings: one.findings.slice(0, kept).map((finding) => ({
      ...finding,
      message: cut(finding.message),
      messageZh: cut(finding.messageZh),
      expected: cut(finding.expected),
      ...(finding.expectedZh === undefined ? {} : { expectedZh: cut(finding.expectedZh) }),
      actual: cut(finding.actual),
      curl: cut(finding.curl),
    })),
  }));
  return { ...result, requirements };
}
