import type { Erratum } from "../schemas/edition.js";
import type { FieldFact, FieldPlace } from "../schemas/facts.js";
import { mayBeLeftOut, typesOf } from "../schemas/generate/readings.js";
import type { Value } from "./call.js";
import { invalid, Refusal } from "./refusal.js";
import { type Check, jsonCheckOf, wireCheckOf } from "./values.js";

/** Bytes of a JSON body at most; the document names no number. */
const mostJson = 256 * 1024;

/** Said of a body that cannot be parsed. */
export const noJson = "body is no JSON";

/** Said of a body that can be parsed, and is a list, a text, a number or null. */
export const noObject = "body is no JSON object";

/** What came over the wire, before it is looked at. */
export interface RawRequest {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  raw: Buffer;
}

export interface ValidRequest {
  path: Record<string, Value>;
  query: Record<string, Value>;
  body: Record<string, unknown>;
}

export interface RequestRules {
  /** Where the document contradicts itself: both readings are taken. */
  errata: readonly Erratum[];
  /** A page size or a list above its maximum is cut instead of refused. */
  caps: boolean;
}

/**
 * Makes the validation of one operation out of the facts about it, once: what a changed document says, the emulator does.
 * The returned function throws a `Refusal`.
 */
export function requestCheck(fields: FieldFact[], rules: RequestRules): (request: RawRequest) => ValidRequest {
  const path = wireFields(fields, "path", rules);
  const query = wireFields(fields, "query", rules);
  const bodyFields = fields.filter((field) => field.in === "body");
  const whole = bodyFields.find((field) => field.path === "");
  const members = bodyFields.filter((field) => field.path !== "").map((field) => member(field, rules));
  const limit = whole?.constraints.maxBytes;
  const most = limit ?? (members.length > 0 ? mostJson : Number.POSITIVE_INFINITY);
  return (request) => {
    if (request.raw.length > most) throw new Refusal("too-large", `body over ${most} bytes`);
    return {
      path: values(path, request.path),
      query: values(query, request.query),
      body: members.length > 0 ? jsonBody(request.raw, members) : {},
    };
  };
}

interface WireField {
  name: string;
  required: boolean;
  check: Check;
  fallback: Value;
}

function wireFields(fields: FieldFact[], place: FieldPlace, rules: RequestRules): WireField[] {
  return fields
    .filter((field) => field.in === place)
    .map((field) => ({
      name: field.path,
      required: !mayBeLeftOut(field, rules.errata),
      check: wireCheckOf(field, rules.caps),
      fallback: field.constraints.default,
    }));
}

function values(fields: WireField[], given: Record<string, unknown>): Record<string, Value> {
  const found: Record<string, Value> = {};
  for (const { name, required, check, fallback } of fields) {
    const value = given[name];
    if (value === undefined || value === "") {
      if (required) throw invalid(`${name} is required`);
      found[name] = fallback;
      continue;
    }
    if (typeof value !== "string") throw invalid(`${name} is given more than once`);
    const verdict = check(value);
    if (verdict.fault !== undefined) throw invalid(`${name} ${verdict.fault}`);
    found[name] = verdict.value as Value;
  }
  return found;
}

interface Member {
  name: string;
  steps: string[];
  required: boolean;
  check: Check;
}

function member(field: FieldFact, { errata }: RequestRules): Member {
  const steps = field.path.replaceAll("[]", ".[]").split(".");
  const check = jsonCheckOf(field, typesOf(field, errata));
  return { name: field.path, steps, required: !mayBeLeftOut(field, errata), check };
}

function jsonBody(raw: Buffer, members: Member[]): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(raw.toString("utf8"));
  } catch {
    throw invalid(noJson);
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw invalid(noObject);
  for (const one of members) checkMember(body, one, 0);
  return body as Record<string, unknown>;
}

/** Walks down to where the member may be; `[]` stands for every item. */
function checkMember(node: unknown, one: Member, depth: number): void {
  const step = one.steps[depth] as string;
  const last = depth === one.steps.length - 1;
  if (step === "[]") {
    if (!Array.isArray(node)) return;
    for (const item of node) {
      if (last) judge(item, one);
      else checkMember(item, one, depth + 1);
    }
    return;
  }
  if (typeof node !== "object" || node === null || Array.isArray(node)) return;
  const value = Object.hasOwn(node, step) ? (node as Record<string, unknown>)[step] : undefined;
  if (!last) {
    if (value !== undefined) checkMember(value, one, depth + 1);
    return;
  }
  const missing = value === undefined || (one.required && value === "");
  if (!missing) judge(value, one);
  else if (one.required) throw invalid(`${one.name} is required`);
}

function judge(value: unknown, one: Member): void {
  const { fault } = one.check(value);
  if (fault !== undefined) throw invalid(`${one.name} ${fault}`);
}
