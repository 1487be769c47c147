import type { Reply } from "./reply.js";

/** `page_info` as 5.2, 6.2, 9, 13 and 15.4 print it; NaN for what is missing. */
export interface PageInfo {
  total: number;
  pages: number;
  size: number;
  current: number;
}

export function pageInfo(reply: Reply): PageInfo {
  const number = (name: string) => {
    const value = reply.value(`page_info.${name}`);
    return typeof value === "number" ? value : Number.NaN;
  };
  return {
    total: number("total_num"),
    pages: number("page_total"),
    size: number("page_size"),
    current: number("current_page"),
  };
}

/** How many rows page `number` of so many rows has. */
export function rowsOfPage({ total, size }: { total: number; size: number }, number: number): number {
  return Math.max(0, Math.min(size, total - (number - 1) * size));
}

/** The pages that so many rows make; of no rows 0 and 1 are both right. */
export function isPageTotal(pages: number, { total, size }: { total: number; size: number }): boolean {
  return total === 0 ? pages === 0 || pages === 1 : pages === Math.ceil(total / size);
}

/** The first of a page's numbers that does not agree with its rows and with the page that was asked for. */
export function pageFault(
  reply: Reply,
  rows: number,
  page = 1,
): { field: string; expected: string; actual: string } | undefined {
  const info = pageInfo(reply);
  const { total, size, pages, current } = info;
  if (!(total >= rows)) return { field: "total_num", expected: `${rows} or more`, actual: `${total}` };
  if (!(size >= 1)) return { field: "page_size", expected: "1 or more", actual: `${size}` };
  if (!isPageTotal(pages, info)) {
    return { field: "page_total", expected: `${Math.ceil(total / size)}`, actual: `${pages}` };
  }
  if (current !== page) return { field: "current_page", expected: `${page}`, actual: `${current}` };
  const expected = rowsOfPage(info, page);
  return rows === expected
    ? undefined
    : { field: "total_num, page_size", expected: `${expected} rows`, actual: `${rows}` };
}
