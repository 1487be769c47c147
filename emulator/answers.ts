import { Readable } from "node:stream";
import type { ErrnoFact, Fact } from "../schemas/facts.js";
import { Binary, Prepared, type Result } from "./call.js";
import type { Faults } from "./defects/faults.js";
import type { Random } from "./random.js";
import type { Refusal, RefusalKind } from "./refusal.js";
import type { Style } from "./styles.js";
import type { Reply } from "./web/reply.js";

/** How one platform answers: in its style, and wrongly where a defect says so. */
export interface Answers {
  success(reply: Reply, section: string, result: Result): Reply;
  refusal(reply: Reply, section: string, refusal: Refusal): Reply;
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

/** The text of a printed error where a table gives it in both languages: the English one, which stands in brackets. */
const bracketed = /\(([^()]*)\)\s*$/;

export function answersOf({ facts, spoilers, patches }: Faults, style: Style, random: Random): Answers {
  const table = storageTable(facts);
  const codes = successCodes(facts);

  const decorates = style.extraFields || style.shuffled;

  function sendJson(reply: Reply, section: string, status: number, body: Record<string, unknown>, good: boolean) {
    let answer = body;
    if (decorates) answer = decorated(answer, style, random) as Record<string, unknown>;
    if (good) for (const spoil of spoilers.get(section) ?? []) answer = spoil(answer);
    return sendText(reply, status, JSON.stringify(answer));
  }

  function sendText(reply: Reply, status: number, text: string) {
    const json = style.escaped ? escaped(text) : text;
    reply.code(status).header("content-type", style.contentType);
    return style.chunked ? reply.send(inChunks(json)) : reply.send(json);
  }

  return {
    success(reply, section, result) {
      if (result instanceof Binary) return reply.header("content-type", result.contentType).send(result.bytes);
      const errno = codes.get(section) ?? 0;
      if (!(result instanceof Prepared))
        return sendJson(reply, section, 200, { errno, error: "succ", ...result }, true);
      if (decorates || spoilers.has(section)) {
        return sendJson(reply, section, 200, { errno, error: "succ", ...result.object() }, true);
      }
      return sendText(reply, 200, `{"errno":${errno},"error":"succ",${result.json()}}`);
    },
    refusal(reply, section, refusal) {
      const said = section.startsWith("15") ? byTable(refusal) : byStyle(section, refusal);
      const patch = patches.find((one) => section.startsWith(one.section) && one.errno === said.errno)?.change;
      const { status, errno, error } = { ...said, ...patch };
      return sendJson(reply, section, status, { errno, error }, false);
    },
  };

  function byStyle(section: string, { kind, printed, detail }: Refusal) {
    // A player understands a status, not an errno.
    const shown = style.refusals === "status" || section === "media";
    const status = shown ? httpStatus[kind] : 200;
    return { status, errno: printed?.errno ?? style.refusalErrno, error: printed?.error ?? detail };
  }

  /** 1001 to 1003 are no HTTP statuses: there the status is free. */
  function byTable({ kind, printed, detail }: Refusal) {
    const row = printed ?? table.get(httpStatus[kind]) ?? { errno: httpStatus[kind], error: detail };
    const status = !printed ? httpStatus[kind] : style.refusals === "status" ? 400 : 200;
    return { status, errno: row.errno, error: bracketed.exec(row.error)?.[1] ?? row.error };
  }
}

/** Chapter 15's table by HTTP status. */
function storageTable(facts: readonly Fact[]): Map<number, ErrnoFact> {
  const table = new Map<number, ErrnoFact>();
  for (const fact of facts) if (fact.kind === "errno" && fact.status !== undefined) table.set(fact.status, fact);
  return table;
}

/** The errno of success where an example of an answer fixes it. */
function successCodes(facts: readonly Fact[]): Map<string, number> {
  const codes = new Map<string, number>();
  for (const fact of facts) {
    if (fact.kind !== "field" || fact.in !== "response" || fact.path !== "errno") continue;
    const code = fact.constraints.const ?? fact.constraints.enum?.[0];
    if (typeof code === "number") codes.set(fact.section, code);
  }
  return codes;
}

/** What a user wrote is given back as it was. */
const usersOwn = new Set(["auth_info", "location", "other"]);

function decorated(node: unknown, style: Style, random: Random): unknown {
  if (Array.isArray(node)) return node.map((item) => decorated(item, style, random));
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).map(([name, value]): [string, unknown] => [
    name,
    usersOwn.has(name) ? value : decorated(value, style, random),
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
