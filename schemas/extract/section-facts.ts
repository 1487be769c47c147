import type { Erratum } from "../edition.js";
import type { ErrnoFact, OperationFact } from "../facts.js";
import { holdsAnswer, readBody, readContent } from "./bodies.js";
import { type Cell, type CellKind, splitCells } from "./cells.js";
import type { Draft } from "./draft.js";
import { type ErrataBook, erratumOf } from "./errata/book.js";
import { authOf, readHeaders } from "./headers.js";
import { addNotes, readRefusals } from "./notes.js";
import { readOperation, readPathParameters } from "./operation.js";
import { readParams } from "./params.js";
import type { Section } from "./sections.js";
import { readErrnoTable } from "./table.js";
import { Text } from "./text.js";

/** All that one section says, before rules and errata that look over several sections. */
export interface SectionReading {
  section: Section;
  operation: OperationFact | null;
  drafts: Draft[];
  errnos: ErrnoFact[];
  errata: Erratum[];
  /** The prose of the section: its notes without the answers shown in them. */
  notes: Text;
  /** The row of headers. */
  header: Text | null;
}

export function readSection(section: Section, book: ErrataBook): SectionReading {
  const { before, cells } = splitCells(section);
  const number = section.number;
  const of = (kind: CellKind): Cell[] => cells.filter((one) => one.kind === kind);
  const [method] = of("method");
  const [url] = of("url");
  const [header] = of("header");
  const notesRow = of("notes")[0]?.text ?? new Text("", section.line);
  const drafts: Draft[] = [];
  const errata: Erratum[] = [];
  const keep = (read: { drafts: Draft[]; errata: Erratum[] }): void => {
    drafts.push(...read.drafts);
    errata.push(...read.errata);
  };
  if (url) drafts.push(...readPathParameters(number, url));
  if (header) {
    const read = readHeaders(number, header);
    keep({ drafts: read.drafts, errata: read.glued.map((draft) => gluedErratum(draft, header, book)) });
  }
  for (const query of of("query")) drafts.push(...readParams(number, "query", query));
  for (const content of of("content")) keep(readContent(number, content, holdsAnswer(content, cells), notesRow, book));
  for (const answer of of("answer")) keep(readBody(number, "response", answer.text, notesRow, book));

  const success = successNumbers(drafts);
  const failures = of("failure").flatMap((failure) => readRefusals(number, failure.text, success));
  const refusals = readRefusals(number, notesRow, success);
  const notes = new Text(blankOut(notesRow.raw, refusals), notesRow.firstLine);
  const named = onceEach(drafts);
  addNotes(named, notes);
  return {
    section,
    operation: readOperation(number, { method, url, header }, authOf(header)),
    drafts: named,
    errnos: [
      ...readErrnoTable(number, before),
      ...[...failures, ...refusals].map((refusal) => refusal.fact),
      ...readErrnoTable(number, notes),
    ],
    errata,
    notes,
    header: header?.text ?? null,
  };
}

/** The errno of the example answer; 0 in any case. */
function successNumbers(drafts: Draft[]): number[] {
  const shown = drafts
    .filter((draft) => draft.in === "response" && draft.path === "errno")
    .map((draft) => draft.shown.values[0]);
  return [0, ...shown.filter((value) => typeof value === "number")];
}

/** A name that a row prints twice is one field; the words beside it are kept. */
function onceEach(drafts: Draft[]): Draft[] {
  const known = new Map<string, Draft>();
  for (const draft of drafts) {
    const key = `${draft.in} ${draft.in === "header" ? draft.path.toLowerCase() : draft.path}`;
    const first = known.get(key);
    if (!first) known.set(key, draft);
    else first.words = [first.words, draft.words].filter((words) => words !== "").join("\n");
  }
  return [...known.values()];
}

function blankOut(raw: string, pieces: { start: number; end: number }[]): string {
  let text = raw;
  for (const { start, end } of pieces)
    text = text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, " ") + text.slice(end);
  return text;
}

function gluedErratum(draft: Draft, cell: Cell, book: ErrataBook): Erratum {
  const id = `E-${draft.section}-header-${draft.path}-glued`;
  draft.errata.push(id);
  const { section, lines } = draft;
  return erratumOf(book.contradictions.glued, { id, section, lines, printed: cell.text.raw.trim() });
}
