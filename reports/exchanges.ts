import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { ConformanceResult } from "../schemas/results/conformance.js";
import type { Exchange } from "./page/data.js";

/** What is kept of a body in the report; the evidence beside it has the whole. */
const bodyShown = 2000;
/** A report stays small: so many exchanges are folded in, the others are named. */
const exchangesShown = 400;

/** The part of a HAR 1.2 entry that is shown, with our two names of it. */
interface Entry {
  _requirement: string;
  _number: number;
  _final?: boolean;
  request: { method: string; url: string; headers: Pair[]; postData?: { text?: string; size?: number } };
  response: {
    status: number;
    statusText: string;
    headers: Pair[];
    content: { text?: string; size?: number };
    _error?: string;
  };
}

interface Pair {
  name: string;
  value: string;
}

/**
 * The exchanges that findings name, read out of the run's evidence (`evidence/run.har`, an entry a line). What is not
 * there, or cannot be read, is left out: a report must not fail for it.
 */
export async function exchangesOf(dir: string, result: ConformanceResult): Promise<Record<string, Exchange>> {
  const wanted = new Map<string, string>();
  for (const finding of result.requirements.flatMap((one) => one.findings)) {
    if (wanted.size < exchangesShown && finding.exchange) wanted.set(keyOf(finding.exchange), finding.exchange);
  }
  const found = Object.create(null) as Record<string, Exchange>;
  const file = join(dir, "evidence", "run.har");
  if (wanted.size === 0 || !existsSync(file)) return found;
  for await (const line of createInterface({
    input: createReadStream(file, "utf8"),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const entry = entryOf(line);
    const locator = entry && wanted.get(`${entry._requirement}/${entry._number}`);
    if (entry && locator && entry._final !== false) found[locator] = shown(entry);
  }
  return found;
}

/** `evidence/run.har#2.3-channel-exists/2` → `2.3-channel-exists/2`. */
const keyOf = (locator: string): string => locator.replace(/^.*#/, "").replace(/^evidence\//, "");

function entryOf(line: string): Entry | null {
  if (!line.startsWith("{")) return null;
  try {
    return JSON.parse(line.replace(/,$/, "")) as Entry;
  } catch {
    return null;
  }
}

function shown({ request, response }: Entry): Exchange {
  return {
    request: message(`${request.method} ${request.url}`, request.headers, request.postData),
    response: message(
      response._error ?? `${response.status} ${response.statusText}`.trim(),
      response.headers,
      response.content,
    ),
  };
}

function message(first: string, headers: Pair[], body: { text?: string; size?: number } | undefined): string {
  const head = [first, ...headers.map(({ name, value }) => `${name}: ${value}`)].join("\n");
  if (!body?.size) return head;
  if (body.text === undefined) return `${head}\n\n(${body.size} bytes)`;
  const cut = body.text.length > bodyShown ? `${body.text.slice(0, bodyShown)}\n… (${body.size} bytes)` : body.text;
  return `${head}\n\n${cut}`;
}
