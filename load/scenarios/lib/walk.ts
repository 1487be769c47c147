import { apiUrl, type Call, callApi, callTogether, type Outcome } from "./api.js";
import { rowColumns } from "./judge.js";
import { target } from "./settings.js";
import { violate } from "./violations.js";

/** The two lists of chapter 13. */
export interface List {
  section: "13.1" | "13.2";
  name: "getonlinelist" | "getpushlist";
}

export const lists: readonly List[] = [
  { section: "13.1", name: "getonlinelist" },
  { section: "13.2", name: "getpushlist" },
];

type Row = { [name: string]: unknown };

/** One page, as far as walking needs it. */
export interface Page {
  rows: Row[];
  total: number;
  size: number;
  key: string;
  milliseconds: number;
}

export interface WalkOptions {
  list: List;
  size: number;
  filter: { deviceid?: string };
}

/** What walking judges, by the end of the requirement's id. */
export const walkRules = ["snapshot", "pages", "page-key", "filter-kept"] as const;

/** Columns that may tell the time of the answer rather than that of the snapshot. */
const moving = ["onlinetime", "pushtime", "bandwidth", "fps"];

const columns = { "13.1": rowColumns("13.1"), "13.2": rowColumns("13.2") };

/** A row as the document shows it; `still`: without what may move. */
function identityOf(section: List["section"], row: Row, still: boolean): string {
  return JSON.stringify(columns[section].filter((name) => !still || !moving.includes(name)).map((name) => row[name]));
}

/** A walk over the pages of one snapshot. What it finds wrong is counted as it goes. */
export class Walk {
  readonly pages: Page[] = [];
  /** No further pages are asked for: an answer was lost or refused. */
  broken = false;

  constructor(private readonly options: WalkOptions) {}

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
      this.add(page);
    }
  }

  private add(page: Page): void {
    this.pages.push(page);
    const { first } = this;
    const number = this.pages.length;
    if (first === undefined || number === 1) return;
    if (page.total !== first.total) {
      this.wrong("snapshot", `total_num is ${first.total} on page 1 and ${page.total} on page ${number}`);
    } else if (number <= this.length) {
      const due = number === this.length ? first.total - (number - 1) * first.size : first.size;
      if (page.rows.length !== due)
        this.wrong("pages", `page ${number} of ${this.length} has ${page.rows.length} rows, ${due} are due`);
    }
  }

  /** Asks for a page again: a snapshot gives the same rows. */
  async again(number: number): Promise<void> {
    const before = this.pages[number - 1];
    if (before === undefined) return;
    const page = this.read(number, await callApi(this.call(number)));
    if (page === null) return;
    const sorted = (rows: Row[]) =>
      rows
        .map((row) => identityOf(this.options.list.section, row, true))
        .sort()
        .join("\n");
    if (sorted(page.rows) !== sorted(before.rows))
      this.wrong("snapshot", `page ${number} asked for again has other rows`);
  }

  /** After the last page: no row twice, and as many as the total says. */
  finish(): void {
    const { first } = this;
    if (this.broken || first === undefined || this.pages.length < this.length) return;
    const rows = this.pages.reduce((sum, page) => sum + page.rows.length, 0);
    if (rows !== first.total) this.wrong("pages", `the pages have ${rows} rows, total_num is ${first.total}`);
    const twice = this.rowTwice();
    if (twice !== null) this.wrong("pages", `a row of page ${twice[0]} is on page ${twice[1]} again`);
  }

  private rowTwice(): [before: number, after: number] | null {
    const seen: { [row: string]: number } = {};
    for (const [at, { rows }] of this.pages.entries()) {
      for (const row of rows) {
        const identity = identityOf(this.options.list.section, row, false);
        const before = seen[identity];
        if (before !== undefined && before !== at) return [before + 1, at + 1];
        seen[identity] = at;
      }
    }
    return null;
  }

  private call(number: number): Call {
    const { list, size, filter } = this.options;
    const key = number === 1 && this.pages.length === 0 ? undefined : this.first?.key;
    const query = { productid: target.productId, ...filter, page_size: size, page: number, page_key: key };
    const url = apiUrl(`/ipc/video/stat/${list.name}`, query);
    return { section: list.section, name: list.name, url, tags: { depth: depthOf(number) } };
  }

  /** Null where the walk cannot go on. */
  private read(number: number, outcome: Outcome): Page | null {
    const { filter } = this.options;
    const page = outcome.kind === "ok" ? pageIn(outcome.json, outcome.milliseconds) : null;
    if (page === null) {
      this.broken = true;
      if (outcome.kind === "refused" && number > 1) {
        this.wrong("page-key", `page ${number} is refused with the page_key of page 1: ${outcome.error}`);
      }
      return null;
    }
    const stray =
      filter.deviceid === undefined ? undefined : page.rows.find((row) => String(row.deviceid) !== filter.deviceid);
    if (stray !== undefined) {
      this.wrong(
        "filter-kept",
        `deviceid=${filter.deviceid} was asked for; page ${number} has a row of ${String(stray.deviceid)}`,
      );
    }
    return page;
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
  const { total_num: total, page_size: size, page_key: key } = info;
  if (typeof total !== "number" || typeof size !== "number" || size < 1) return null;
  const rows = result.filter((row) => typeof row === "object" && row !== null) as Row[];
  return { rows, total, size, key: typeof key === "string" ? key : "", milliseconds };
}
