import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import type { ErrnoFact, Fact } from "../schemas/facts.js";
import { Binary, type Result } from "./call.js";
import type { Random } from "./random.js";
import type { Refusal, RefusalKind } from "./refusal.js";
import type { Style } from "./styles.js";

/** Spoils the answers of one section: what a defect does to them. */
export type Spoiler = (answer: Record<string, unknown>) => Record<string, unknown>;

/** How one platform answers: in its style, and wrongly where a defect says so. */
export interface Answers {
  success(reply: FastifyReply, section: string, result: Result): FastifyReply;
  refusal(reply: FastifyReply, section: string, refusal: Refusal): FastifyReply;
}

const httpStatus: Record<RefusalKind, number> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  "not-found": 404,
  method: 405,
  "too-large": 413,
  conflict: 409,
  unavailable: 503,
};

/** @param spoilers by section */
export function answersOf(facts: Fact[], style: Style, random: Random, spoilers: Map<string, Spoiler[]>): Answers {
  const table = storageTable(facts);
  const codes = successCodes(facts);

  function sendJson(reply: FastifyReply, section: string, status: number, body: Record<string, unknown>) {
    let answer = body;
    if (style.extraFields || style.shuffled) answer = decorated(answer, style, random) as Record<string, unknown>;
    for (const spoil of spoilers.get(section) ?? []) answer = spoil(answer);
    let json = JSON.stringify(answer);
    if (style.escaped) json = escaped(json);
    reply.code(status).header("content-type", style.contentType);
    return style.chunked ? reply.send(inChunks(json)) : reply.send(json);
  }

  return {
    success(reply, section, result) {
      if (result instanceof Binary) return reply.header("content-type", result.contentType).send(result.bytes);
      return sendJson(reply, section, 200, { errno: codes.get(section) ?? 0, error: "succ", ...result });
    },
    refusal(reply, section, refusal) {
      const status = httpStatus[refusal.kind];
      if (section.startsWith("15")) {
        const printed = refusal.printed ?? table.get(status) ?? { errno: status, error: refusal.detail };
        const shown = refusal.printed ? (style.refusals === "status" ? 400 : 200) : status;
        return sendJson(reply, section, shown, { errno: printed.errno, error: printed.error });
      }
      const errno = refusal.printed?.errno ?? style.refusalErrno;
      const shown = style.refusals === "status" ? status : 200;
      return sendJson(reply, section, shown, { errno, error: refusal.printed?.error ?? refusal.detail });
    },
  };
}

/** Chapter 15's table by HTTP status. */
function storageTable(facts: Fact[]): Map<number, ErrnoFact> {
  const table = new Map<number, ErrnoFact>();
  for (const fact of facts) if (fact.kind === "errno" && fact.status !== undefined) table.set(fact.status, fact);
  return table;
}

/** The errno of success where an example of an answer fixes it. */
function successCodes(facts: Fact[]): Map<string, number> {
  const codes = new Map<string, number>();
  for (const fact of facts) {
    if (fact.kind !== "field" || fact.in !== "response" || fact.path !== "errno") continue;
    const code = fact.constraints.const ?? fact.constraints.enum?.[0];
    if (typeof code === "number") codes.set(fact.section, code);
  }
  return codes;
}

function decorated(node: unknown, style: Style, random: Random): unknown {
  if (Array.isArray(node)) return node.map((item) => decorated(item, style, random));
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).map(([name, value]): [string, unknown] => [
    name,
    decorated(value, style, random),
  ]);
  if (style.extraFields) entries.push(["x_trace", random.text(6)], ["备注", null]);
  if (style.shuffled) entries.sort(() => random.next() - 0.5);
  return Object.fromEntries(entries);
}

function escaped(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

async function* chunksOf(json: string) {
  const bytes = Buffer.from(json);
  const middle = bytes.length >> 1;
  yield bytes.subarray(0, middle);
  yield bytes.subarray(middle);
}

function inChunks(json: string) {
  return Readable.from(chunksOf(json));
}
