import { check } from "k6";
import http, { type RefinedResponse } from "k6/http";
import { longestJson } from "../../../schemas/judge.js";
import { withQuery } from "./address.js";
import { hasEnded } from "./ended.js";
import { judgeSection, type Section } from "./judge.js";
import { settings, target } from "./settings.js";
import { violate } from "./violations.js";

/** What came of one call of the API. */
export interface Outcome {
  /** `ok`, `refused` (a violation, already counted), or `lost`: no answer, or one that is none (429, 502, 503, 504). */
  kind: "ok" | "refused" | "lost";
  /** Of an `ok` answer. */
  json: { [name: string]: unknown };
  status: number;
  milliseconds: number;
  error: string;
}

export interface Call {
  section: Section;
  /** The `name` tag of the request. */
  name: string;
  url: string;
  tags?: { [name: string]: string };
  /** What is asked about: somebody else's may end, and is refused then. */
  stream?: { deviceId: string; channelId: number; fixture: boolean };
}

const good = () => true;
const succeeded = {
  "4.1": { "4.1-success": good },
  "4.2": { "4.2-success": good },
  "13.1": { "13.1-success": good },
  "13.2": { "13.2-success": good },
};
/** No answers in the meaning of the document: they are counted as failed requests. */
const passing = [0, 429, 502, 503, 504];

export function apiUrl(path: string, query: { [name: string]: string | number | undefined }): string {
  return withQuery(target.apiAddress + path, query);
}

/** Calls with the key, and judges the answer. */
export async function callApi(call: Call): Promise<Outcome> {
  const outcome = outcomeOf(call, await http.get(call.url, paramsOf(call)));
  if (outcome.kind === "refused") await blame(call, outcome);
  return outcome;
}

/** Sends all calls at the same moment. */
export async function callTogether(calls: readonly Call[]): Promise<Outcome[]> {
  const answers = await http.batch(
    calls.map((call) => ["GET", call.url, null, paramsOf(call)] as ["GET", string, null, object]),
  );
  const outcomes = calls.map((call, at) => outcomeOf(call, answers[at] as RefinedResponse<"text">));
  for (const [at, outcome] of outcomes.entries())
    if (outcome.kind === "refused") await blame(calls[at] as Call, outcome);
  return outcomes;
}

/** A refusal is an answer: whether it may be one is judged by what was asked. */
const answered = http.expectedStatuses({ min: 200, max: 428 } as never, { min: 430, max: 499 } as never);
const headers = { "api-key": target.masterKey };
const timeout = `${settings.patience}s`;

function paramsOf({ name, tags }: Call) {
  return {
    headers,
    tags: tags === undefined ? { name, kind: "api" } : { ...tags, name, kind: "api" },
    timeout,
    redirects: 0,
    responseType: "text" as const,
    responseCallback: answered,
  };
}

function outcomeOf(call: Call, answer: RefinedResponse<"text">): Outcome {
  const { section } = call;
  const { status, error } = answer;
  const milliseconds = answer.timings.duration;
  if (passing.includes(status)) return { kind: "lost", json: {}, status, milliseconds, error };
  const json = parsed(answer);
  const problem = refusalIn(status, json);
  if (problem !== null) return { kind: "refused", json: {}, status, milliseconds, error: problem };
  check(answer, succeeded[section]);
  for (const { requirement, message } of judgeSection(section, json)) violate(requirement, message, shown(call));
  return { kind: "ok", json: json as { [name: string]: unknown }, status, milliseconds, error: "" };
}

/** A refusal is a violation, unless what was asked about is somebody else's and has ended. */
async function blame(call: Call, { error }: Outcome): Promise<void> {
  const { section, stream } = call;
  if (!stream || !(await hasEnded(stream))) violate(`${section}-success`, error, shown(call));
}

const shown = ({ url }: Call) => `GET ${url.replace(/([?&]token=)[^&]*/, "$1…")}`;

function parsed({ body }: RefinedResponse<"text">): unknown {
  if (body.length > longestJson) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Why an answer is none of success; null when it is one. */
function refusalIn(status: number, json: unknown): string | null {
  if (typeof json !== "object" || json === null || Array.isArray(json))
    return `HTTP status ${status} with a body that is no JSON object of up to 1 MiB`;
  const { errno } = json as { errno?: unknown };
  if (status >= 300) return `HTTP status ${status}, errno ${JSON.stringify(errno)}`;
  // A missing or misshapen errno is a matter of the schema.
  return typeof errno === "number" && errno !== 0 ? `errno ${errno}` : null;
}
