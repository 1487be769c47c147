import type { Auth, Lines, OperationFact } from "../facts.js";
import type { Cell } from "./cells.js";
import type { Draft } from "./draft.js";
import { squeeze } from "./text.js";
import { NOTHING_SHOWN } from "./words/shown.js";

const METHOD = /\b(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)\b/i;
const PATH_PARAMETER = /\$?\{([^{}]+)\}|(?<=\/):([A-Za-z_]\w*)|<([A-Za-z_]\w*)>/g;

/** The address as printed, without the words that may follow it; a line break inside it does not count. */
export function urlOf(cell: Cell): string {
  return /^[\x21-\x7e]*/.exec(squeeze(cell.text.text).text)?.[0] ?? "";
}

/** The operation that a section describes; null where method or address is missing. */
export function readOperation(
  section: string,
  cells: { method?: Cell | undefined; url?: Cell | undefined; header?: Cell | undefined },
  auth: Auth,
): OperationFact | null {
  const method = METHOD.exec(cells.method?.text.text ?? "")?.[1]?.toUpperCase();
  const url = cells.url ? urlOf(cells.url) : "";
  if (!cells.method || !cells.url || !method || url === "") return null;
  const lines: Lines = [
    Math.min(cells.method.line, cells.url.line),
    Math.max(lastLine(cells.method), lastLine(cells.url), cells.header ? lastLine(cells.header) : 0),
  ];
  return { kind: "operation", section, method: method as OperationFact["method"], url, auth, lines };
}

/** `{device_id}`, `${device_id}`, `:device_id`, `<device_id>`: what has to be put into the address. */
export function readPathParameters(section: string, cell: Cell): Draft[] {
  const url = urlOf(cell);
  return [...url.matchAll(PATH_PARAMETER)].map((match) => ({
    section,
    in: "path" as const,
    path: (match[1] ?? match[2] ?? match[3]) as string,
    shown: NOTHING_SHOWN,
    words: "",
    lines: [cell.line, lastLine(cell)] as Lines,
    errata: [],
    // An address is none without its parts.
    fixed: { required: true },
  }));
}

function lastLine(cell: Cell): number {
  return Math.max(cell.line, cell.text.lineAt(Math.max(0, cell.text.raw.trimEnd().length - 1)));
}
