import type { Value } from "./call.js";
import { invalid } from "./refusal.js";

/** Page sizes that the document leaves open end here. */
const largestPage = 1000;

export interface Page {
  /** From 1. */
  number: number;
  size: number;
}

/** @throws Refusal for a page or a size below 1 */
export function pageOf(number: Value, size: Value, defaultSize: number): Page {
  const page = { number: Number(number ?? 1), size: Math.min(Number(size ?? defaultSize), largestPage) };
  if (!(page.number >= 1)) throw invalid("page is below 1");
  if (!(page.size >= 1)) throw invalid("page size is below 1");
  return page;
}

export function cut<T>(rows: readonly T[], { number, size }: Page): T[] {
  return rows.slice((number - 1) * size, number * size);
}

export function pageInfo(total: number, { number, size }: Page) {
  return { total_num: total, page_total: Math.ceil(total / size), page_size: size, current_page: number };
}
