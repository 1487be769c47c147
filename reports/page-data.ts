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
    conformance: input.conformance ?? null,
    causes: causesOf(input.conformance?.requirements ?? [], headings),
    headings: Object.fromEntries(headings),
    loads: input.loads.map(loadViewOf),
    comparison: input.comparison ?? null,
    documentLines: [...input.documentLines],
    exchanges: input.exchanges ?? {},
  };
}
