import { coerced, type RequestParts } from "./coerce.js";
import type { JsonSchema, SchemaError, Validate } from "./json-schema.js";
import { atPointer, nodeOfError, ownField } from "./judge-nodes.js";
import { expectationOf, shown } from "./judge-words.js";

/** One thing in an answer or a call that the schema does not allow, under the requirement that it breaks. */
export interface Judgement {
  requirement: string;
  /** JSON Pointer into the judged value; of a missing field, where it was looked for. */
  path: string;
  keyword: string;
  message: string;
  messageZh: string;
  expected: string;
  actual: string;
}

/** What judging needs of an edition: `validators.js` has it too. */
export interface Judge {
  validators: Record<string, Validate>;
  schemas: Record<string, JsonSchema>;
}

export interface AnswerOptions {
  /**
   * Paths in the facts' spelling (`data[].desc`) that are known to have a value, so that they may not be absent, empty or
   * null. A path through a list asks every item.
   */
  filled?: readonly string[];
}

/** Bytes of an answer in JSON that are read: a page of a hundred rows is a tenth of it, and a bomb is no answer. */
export const longestJson = 1024 * 1024;
/** Answers are bounded in bytes, not in items: no more of a list is judged than this. */
const itemsJudged = 1_000;

/**
 * Judges a successful answer of a section; refusals have no schema. Runs where there is neither Node nor Web.
 * An empty list is an answer that holds. Throws where the edition has no answer of that section.
 */
export function judgeAnswer(judge: Judge, section: string, json: unknown, options: AnswerOptions = {}): Judgement[] {
  const answer = shortened(json, 4);
  const name = `${section}-response`;
  const found = judged(judge, name, answer);
  const schema = judge.schemas[name] as JsonSchema;
  for (const path of options.filled ?? []) found.push(...unfilled(schema, answer, path.split(".")));
  return found;
}

/** Judges a call against what the document asks of it; numbers in texts are read as numbers first. */
export function judgeRequest(judge: Judge, section: string, request: RequestParts): Judgement[] {
  const name = `${section}-request`;
  const schema = judge.schemas[name];
  return judged(judge, name, schema ? coerced(schema, request) : request);
}

function judged(judge: Judge, name: string, value: unknown): Judgement[] {
  const validate = judge.validators[name];
  const schema = judge.schemas[name];
  if (!validate || !schema) throw new Error(`the edition has no schema ${name}`);
  if (validate(value)) return [];
  const errors = (validate.errors ?? []).filter(
    (error) => error.keyword !== "if" && !error.schemaPath.includes("/oneOf/"),
  );
  return errors.map((error) => judgement(schema, error, value, name));
}

function judgement(schema: JsonSchema, error: SchemaError, value: unknown, name: string): Judgement {
  const node = nodeOfError(schema, error);
  const requirement = node?.["x-requirements"]?.[keywordOf(error)] ?? node?.["x-requirement"];
  if (!requirement) throw new Error(`${name}: an error at ${error.schemaPath} names no requirement`);
  const missing = error.params.missingProperty;
  const actual = missing === undefined ? shown(atPointer(value, error.instancePath)) : "nothing";
  const path = missing === undefined ? error.instancePath : `${error.instancePath}/${String(missing)}`;
  const expected = expectationOf(error, node);
  return said(requirement, path, error.keyword, expected, actual);
}

function said(requirement: string, path: string, keyword: string, expected: string, actual: string): Judgement {
  const where = path === "" ? "/" : path;
  return {
    requirement,
    path,
    keyword,
    message: `${where}: expected ${expected}, found ${actual}`,
    messageZh: `${where}:应为 ${expected},实际为 ${actual}`,
    expected,
    actual,
  };
}

function keywordOf(error: SchemaError): string {
  return error.schemaPath.includes("/allOf/") ? "allOf" : error.keyword;
}

/** The fields that are known to have a value and show none. */
function unfilled(schema: JsonSchema, value: unknown, steps: readonly string[], path = ""): Judgement[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [];
  const name = step.replace(/(\[\])+$/, "");
  const node = schema.properties?.[name];
  const requirement = node?.["x-requirement"];
  if (!node || typeof value !== "object" || value === null) return [];
  const found = ownField(value as Record<string, unknown>, name);
  // An object without its field is there: it is the field that has nothing to show.
  const leads = rest.length > 0 && !step.endsWith("[]") && typeof found === "object" && found !== null;
  if (isEmpty(found) && !leads) {
    if (!requirement) return [];
    return [said(requirement, `${path}/${name}`, "filled", "the value that was given", shown(found))];
  }
  if (!step.endsWith("[]")) return unfilled(node, found, rest, `${path}/${name}`);
  const items = Array.isArray(found) ? found : [];
  return items.flatMap((item, index) => unfilled(node.items ?? {}, item, rest, `${path}/${name}/${index}`));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** The same value with long lists cut, as deep as answers of the document go. */
function shortened(value: unknown, depth: number): unknown {
  if (!hasLongList(value, depth)) return value;
  if (Array.isArray(value)) return value.slice(0, itemsJudged).map((item) => shortened(item, depth - 1));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, child]) => [name, shortened(child, depth - 1)]),
  );
}

/** Looked at first: hardly any answer has one, and load judges tens of thousands a second. */
function hasLongList(value: unknown, depth: number): boolean {
  if (depth === 0 || typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.length > itemsJudged || value.some((item) => hasLongList(item, depth - 1));
  for (const name in value) if (hasLongList((value as Record<string, unknown>)[name], depth - 1)) return true;
  return false;
}
