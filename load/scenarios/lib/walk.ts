import { apiUrl, type Call, callApi, callTogether, type Outcome } from "./api.js";
import { type Filter, fits, identityOf, type List, type Row, stillRows } from "./live-row.js";
import { target } from "./settings.js";
import { violate } from "./violations.js";

/** One page, as far as walking needs it. */
export interface Page {
  rows: Row[];
  total: number;
  pages: unknown;
  number: unknown;
  size: number;
  key: string;
  /** Null where the page was asked for together with others, which it may have had to wait for. */
  milliseconds: number | null;
}

export interface WalkOptions {
  list: List;
  size: number;
  filter: Filter;
}

/** No size is printed in chapter 13; 1.5 has this one, and a platform may refuse what is over a maximum of its own. */
export const largestPage = 100;

/** Seconds before its end that a page_key is no longer relied on. */
const keyMargin = 0.5;

/** What walking judges, by the end of the requirement's id. */
export const walkRules = ["snapshot", "pages", "page-key", "filter-kept", "own-product"] as const;

/** A walk over the pages of one snapshot. What it finds wrong is counted as it goes. */
export class Walk {
  readonly pages: Page[] = [];
  /** No further pages are asked for: an answer was lost or refused. */
  broken = false;
  private readonly begun = Date.now();

  constructor(readonly options: WalkOptions) {}

  get first(): Page | undefined {
    return this.pages[0];
  }

  /** How many pages the walk has, by the first page's own figures. */
  get length(): number {
    const { first } = this;
    return first === undefined ? 0 : Math.ceil(first.total / Math.max(1, first.size));
  }

  /** Asks for the next page and holds it against the first one. */
  async next(): Promise<Page | null> {
    const number = this.pages.length + 1;
    const page = this.read(number, await callApi(this.call(number)));
    if (page !== null) this.add(page);
    return page;
  }

  /** Asks for all pages up to a number at the same moment, as clients do that read ahead. */
  async rush(last: number): Promise<void> {
    const numbers = Array.from(
      { length: Math.max(0, last - this.pages.length) },
      (_, at) => this.pages.length + at + 1,
    );
    const outcomes = await callTogether(numbers.map((number) => this.call(number)));
    for (const [at, number] of numbers.entries()) {
      const outcome = outcomes[at];
      const page = outcome === undefined ? null : this.read(number, outcome);
      if (page === null) return;
      this.add({ ...page, milliseconds: null });
    }
  }

  /** Asks for a page again: a snapshot gives the same rows. */
  async again(number: number): Promise<void> {
    const before = this.pages[number - 1];
    if (before === undefined) return;
    const page = this.read(number, await callApi(this.call(number)));
    if (page === null) return;
    const { section } = this.options.list;
    if (stillRows(section, page.rows) !== stillRows(section, before.rows))
      this.wrong("snapshot", `page ${number} asked for again has other rows`);
  }

  /** After the last page: as many rows as the total says, and none twice. */
  async finish(): Promise<void> {
    const { first } = this;
    if (this.broken || first === undefined || this.pages.length < this.length) return;
    const rows = this.pages.reduce((sum, page) => sum + page.rows.length, 0);
    if (rows !== first.total) this.wrong("pages", `the pages have ${rows} rows, total_num is ${first.total}`);
    const twice = this.rowTwice();
    if (twice !== null && (await this.isAlone(twice.row)))
      this.wrong("pages", `a row of page ${twice.before} is on page ${twice.after} again`);
  }

  private rowTwice(): { before: number; after: number; row: Row } | null {
    const seen: { [row: string]: number } = {};
    const still = this.options.list.section === "13.2";
    for (const [at, { rows }] of this.pages.entries()) {
      for (const row of rows) {
        const identity = identityOf(this.options.list.section, row, still);
        const before = seen[identity];
        if (before !== undefined && before !== at) return { before: before + 1, after: at + 1, row };
        seen[identity] = at;
      }
    }
    return null;
  }

  /** Whether one page of that channel alone shows a row fewer times than the walk did: viewers behind one address look alike. */
  private async isAlone(row: Row): Promise<boolean> {
    const { list } = this.options;
    const filter = { deviceid: String(row.deviceid), channelid: String(row.channelid) };
    const alone = new Walk({ list, size: largestPage, filter });
    const page = await alone.next();
    const same = (rows: readonly Row[]) =>
      rows.filter((other) => identityOf(list.section, other, true) === identityOf(list.section, row, true)).length;
    if (page === null || page.rows.length < page.total) return false;
    const there = same(page.rows);
    return there > 0 && there < this.pages.reduce((sum, { rows }) => sum + same(rows), 0);
  }

  private add(page: Page): void {
    this.pages.push(page);
    const { first } = this;
    const number = this.pages.length;
    if (first === undefined) return;
    if (page.total !== first.total) {
      this.wrong("snapshot", `total_num is ${first.total} on page 1 and ${page.total} on page ${number}`);
    } else if (number <= Math.max(1, this.length)) {
      const due = number >= this.length ? first.total - (number - 1) * first.size : first.size;
      if (page.rows.length !== due)
        this.wrong("pages", `page ${number} of ${this.length} has ${page.rows.length} rows, ${due} are due`);
    }
  }

  private call(number: number): Call {
    const { list, size, filter } = this.options;
    const key = number === 1 && this.pages.length === 0 ? undefined : this.first?.key;
    const query = { productid: target.productId, ...filter, page_size: size, page: number, page_key: key };
    const url = apiUrl(`/ipc/video/stat/${list.name}`, query);
    return { section: list.section, name: list.name, url, tags: { depth: depthOf(number) } };
  }

  /** From now on its page_key may be gone, and nothing can be asked of the pages after the first. */
  private get isStale(): boolean {
    return Date.now() - this.begun > (target.declared.pageKeySeconds - keyMargin) * 1000;
  }

  /** Null where the walk cannot go on. */
  private read(number: number, outcome: Outcome): Page | null {
    if (number > 1 && this.isStale) {
      this.broken = true;
      return null;
    }
    const page = outcome.kind === "ok" ? pageIn(outcome.json, outcome.milliseconds) : null;
    if (page === null) {
      this.broken = true;
      if (outcome.kind === "refused" && number > 1) {
        this.wrong("page-key", `page ${number} is refused with the page_key of page 1: ${outcome.error}`);
      }
      return null;
    }
    this.judgeInfo(number, page);
    this.judgeRows(number, page);
    return page;
  }

  /** What page_info says of itself. A page size may be capped, never raised. */
  private judgeInfo(number: number, { total, size, pages, number: told }: Page): void {
    if (told !== number) this.wrong("pages", `page ${number} was asked for, current_page is ${JSON.stringify(told)}`);
    if (size > this.options.size)
      this.wrong("pages", `page_size ${this.options.size} was asked for, the page has ${size}`);
    const of = this.first?.size ?? size;
    const due = Math.ceil(total / of);
    // Whether a list without rows has a page is free.
    if (pages !== due && total > 0)
      this.wrong("pages", `page_total is ${JSON.stringify(pages)}; ${total} rows in pages of ${of} are ${due}`);
  }

  private judgeRows(number: number, { rows }: Page): void {
    const { filter } = this.options;
    const stray = rows.find((row) => !fits(row, filter));
    if (stray !== undefined) {
      const { deviceid, channelid, protocoltype } = stray;
      const asked = Object.entries(filter).map(([name, value]) => `${name}=${value}`);
      this.wrong(
        "filter-kept",
        `${asked.join("&")} was asked for; page ${number} has a row of device ${deviceid}, channel ${channelid}, ${protocoltype}`,
      );
    }
    const foreign = rows.find(({ productid }) => typeof productid === "number" && productid !== target.productId);
    if (foreign !== undefined)
      this.wrong("own-product", `page ${number} has a row of product ${String(foreign.productid)}`);
  }

  private wrong(rule: (typeof walkRules)[number], message: string): void {
    const { list } = this.options;
    violate(`${list.section}-${rule}`, message, `GET ${target.apiAddress}/ipc/video/stat/${list.name}`);
  }
}

/** Depths that latency is told by. */
export const depths = ["1", "2-3", "4-7", "8+"] as const;

export function depthOf(page: number): string {
  if (page === 1) return "1";
  if (page <= 3) return "2-3";
  return page <= 7 ? "4-7" : "8+";
}

/** Null for an answer without what walking needs, which the schema has already named. */
function pageIn(json: { [name: string]: unknown }, milliseconds: number): Page | null {
  const { result, page_info: info } = json as { result?: unknown; page_info?: { [name: string]: unknown } };
  if (!Array.isArray(result) || typeof info !== "object" || info === null) return null;
  const { total_num: total, page_size: size, page_key: key, page_total: pages, current_page: number } = info;
  if (typeof total !== "number" || typeof size !== "number" || size < 1) return null;
  const rows = result.filter((row) => typeof row === "object" && row !== null) as Row[];
  return { rows, total, pages, number, size, key: typeof key === "string" ? key : "", milliseconds };
}
