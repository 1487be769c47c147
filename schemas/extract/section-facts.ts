import type { Erratum } from "../edition.js";
import type { ErrnoFact, FieldPlace, OperationFact } from "../facts.js";
import { type Cell, type CellKind, splitCells } from "./cells.js";
import type { Draft } from "./draft.js";
import { type ErrataBook, erratumOf } from "./errata/book.js";
import { type ExampleField, fieldsOf } from "./example-fields.js";
import { authOf, readHeaders } from "./headers.js";
import { ReadError } from "./json/nodes.js";
import { readExample } from "./json/reader.js";
import { addNotes, readRefusals } from "./notes.js";
import { readOperation, readPathParameters } from "./operation.js";
import { readParams } from "./params.js";
import { errataOfRepairs } from "./repairs.js";
import type { Section } from "./sections.js";
import { readErrnoTable } from "./table.js";
import { Text } from "./text.js";
import { wholeBody } from "./whole-body.js";

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
  const cell = (kind: CellKind): Cell | undefined => cells.find((one) => one.kind === kind);
  const notesCell = cell("notes")?.text ?? new Text("", section.line);
  const refusals = readRefusals(number, notesCell);
  const notes = new Text(blankOut(notesCell.raw, refusals), notesCell.firstLine);
  const drafts: Draft[] = [];
  const errata: Erratum[] = [];
  const url = cell("url");
  if (url) drafts.push(...readPathParameters(number, url));
  const header = cell("header");
  if (header) {
    const { drafts: headers, glued } = readHeaders(number, header);
    drafts.push(...headers);
    for (const draft of glued) errata.push(gluedErratum(draft, header, book));
  }
  for (const query of cells.filter((one) => one.kind === "query")) drafts.push(...readParams(number, query));
  const content = cell("content");
  const answers = cells.filter((one) => one.kind === "answer");
  if (content) {
    const isAnswer = answers.length === 0 && /"errno"\s*:/.test(content.text.text);
    const read = readBody(number, isAnswer ? "response" : "body", content.text, notes, book);
    drafts.push(...read.drafts);
    errata.push(...read.errata);
    if (isAnswer) errata.push(misplacedAnswer(number, content, read.drafts, book));
  }
  for (const answer of answers) {
    const read = readBody(number, "response", answer.text, notes, book);
    drafts.push(...read.drafts);
    errata.push(...read.errata);
  }
  const failures = cells.filter((one) => one.kind === "failure").flatMap((one) => readRefusals(number, one.text));
  addNotes(drafts, notes);
  return {
    section,
    operation: readOperation(number, { method: cell("method"), url, header }, authOf(header)),
    drafts,
    errnos: [...readErrnoTable(number, before), ...[...failures, ...refusals].map((refusal) => refusal.fact)],
    errata,
    notes,
    header: header?.text ?? null,
  };
}

/** A row that shows a body: an example in JSON, or words. */
export function readBody(
  section: string,
  place: FieldPlace,
  text: Text,
  notes: Text,
  book: ErrataBook,
): { drafts: Draft[]; errata: Erratum[] } {
  const opens = /[{[]|"[^"\n:]*"\s*:/.exec(text.text)?.index ?? -1;
  if (opens >= 0) {
    try {
      const reading = readExample(text.raw, opens);
      const fields = fieldsOf(section, place, reading.root, text);
      addRest(fields, text, reading.end);
      const first = fields[0];
      if (first) first.repairs.push(...reading.repairs.map((repair) => ({ ...repair, text })));
      for (const field of fields) fixEnvelope(field);
      return { drafts: fields, errata: errataOfRepairs(fields, book) };
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
    }
  }
  const whole = wholeBody(section, place, text, notes);
  return { drafts: whole ? [whole] : [], errata: [] };
}

/** `{"type":0} 0为不加密,1加密`: words after an example of one field are about that field. */
function addRest(fields: ExampleField[], text: Text, end: number): void {
  const rest = text.text.slice(end).trim();
  const only = fields.length === 1 ? fields[0] : undefined;
  if (only && rest !== "") only.words = [only.words, rest].filter((words) => words !== "").join("\n");
}

/** `errno` and `error` of an answer tell that it succeeded: their values are meant as printed. */
function fixEnvelope(field: ExampleField): void {
  if (field.in !== "response" || !/^(?:errno|error)$/.test(field.path)) return;
  const value = field.shown.values[0];
  if (value !== undefined) field.fixed = { constraints: { const: value } };
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

function misplacedAnswer(section: string, cell: Cell, drafts: Draft[], book: ErrataBook): Erratum {
  const id = `E-${section}-answer-place`;
  for (const draft of drafts) draft.errata.push(id);
  const lines: [number, number] = [cell.line, cell.text.lineAt(Math.max(0, cell.text.raw.trimEnd().length - 1))];
  return erratumOf(book.contradictions["answer-place"], { id, section, lines, printed: 'HTTP内容 {"errno":…' });
}
