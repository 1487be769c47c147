import { rowColumns } from "./judge.js";

/** The two lists of chapter 13. */
export interface List {
  section: "13.1" | "13.2";
  name: "getonlinelist" | "getpushlist";
}

export const lists: readonly List[] = [
  { section: "13.1", name: "getonlinelist" },
  { section: "13.2", name: "getpushlist" },
];

export type Row = { [name: string]: unknown };

/** What rows are asked for; the parameters are named as the columns are. */
export interface Filter {
  deviceid?: string;
  channelid?: string;
  protocoltype?: string;
}

const columns = { "13.1": rowColumns("13.1"), "13.2": rowColumns("13.2") };

/** Columns that may tell the time of the answer rather than that of the snapshot. */
const moving = ["onlinetime", "pushtime", "bandwidth", "fps"];

/** A row as the document shows it; `still`: without what may move. */
export function identityOf(section: List["section"], row: Row, still: boolean): string {
  return JSON.stringify(columns[section].filter((name) => !still || !moving.includes(name)).map((name) => row[name]));
}

/** Rows that are the same wherever they stand, as one text. */
export function stillRows(section: List["section"], rows: readonly Row[]): string {
  return rows
    .map((row) => identityOf(section, row, true))
    .sort()
    .join("\n");
}

/** Whether a row is one that was asked for. */
export function fits(row: Row, filter: Filter): boolean {
  return (Object.keys(filter) as (keyof Filter)[]).every(
    (name) => String(row[name]).toLowerCase() === String(filter[name]).toLowerCase(),
  );
}
