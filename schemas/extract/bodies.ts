import type { Erratum } from "../edition.js";
import type { FieldPlace } from "../facts.js";
import type { Cell } from "./cells.js";
import type { Draft } from "./draft.js";
import { type ErrataBook, erratumOf } from "./errata/book.js";
import { type ExampleField, fieldsOf } from "./example-fields.js";
import { ReadError } from "./json/nodes.js";
import { readExample } from "./json/reader.js";
import { readParams } from "./params.js";
import { errataOfRepairs } from "./repairs.js";
import type { Text } from "./text.js";
import { wholeBody } from "./whole-body.js";

/** The row of the request's content: a body, a list of form fields, or, where no row is left for it, the answer. */
export function readContent(section: string, content: Cell, isAnswer: boolean, notes: Text, book: ErrataBook) {
  if (isAnswer) {
    const read = readBody(section, "response", content.text, notes, book);
    return { drafts: read.drafts, errata: [...read.errata, misplacedAnswer(section, content, read.drafts, book)] };
  }
  if (/^\s*[A-Za-z_]\w*\s*=/.test(content.text.text))
    return { drafts: readParams(section, "body", content), errata: [] };
  return readBody(section, "body", content.text, notes, book);
}

/** True where a section has no row for its answer and the row of the content shows one: by its errno, or because a GET has no content. */
export function holdsAnswer(content: Cell, rows: readonly Cell[]): boolean {
  if (rows.some((row) => row.kind === "answer")) return false;
  const method = rows.find((row) => row.kind === "method")?.text.text ?? "";
  return /"errno"\s*:/.test(content.text.text) || (/\bGET\b/i.test(method) && /\{/.test(content.text.text));
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

function misplacedAnswer(section: string, cell: Cell, drafts: Draft[], book: ErrataBook): Erratum {
  const id = `E-${section}-answer-place`;
  for (const draft of drafts) draft.errata.push(id);
  const lines: [number, number] = [cell.line, cell.text.lineAt(Math.max(0, cell.text.raw.trimEnd().length - 1))];
  return erratumOf(book.contradictions["answer-place"], { id, section, lines, printed: 'HTTP内容 {"errno":…' });
}
