import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { UsageError } from "../schemas/usage-error.js";
import type { HarBody, HarEntry } from "./har.js";
import { say } from "./messages.js";
import { rawMethod, rawUrl, sightMethod, sightUrl } from "./outcomes.js";
import type { Hello } from "./protocol.js";
import { har, Recorder } from "./recorder.js";
import type { Answer, Call, RawAnswer, Wire } from "./wire.js";

/** A recorded run, to be judged again. */
export interface Replay {
  /** Answers the calls of the run from its record, at once and without a network. */
  wire: Wire;
  /** What the run said about itself. */
  hello: Hello;
  /** Exchanges of the record that nobody has asked for, as pointers: the checks were others. */
  unused(): string[];
}

/**
 * Opens the record of a run. An exchange is found by requirement and number, and must be of the same method and address;
 * where calls of one requirement have changed places, by method and address alone. A call that the record does not hold
 * is answered with `failure.kind` `interrupted`. A body that is not what its digest says makes the call throw.
 */
export async function replayWire(runDir: string): Promise<Replay> {
  const { hello, entries } = await readRecord(runDir);
  const byRequirement = new Map<string, HarEntry[]>();
  for (const entry of entries) {
    if (!entry._final) continue;
    const same = byRequirement.get(entry._requirement) ?? [];
    same.push(entry);
    byRequirement.set(
      entry._requirement,
      same.sort((a, b) => a._number - b._number),
    );
  }
  const numbers = new Map<string, number>();
  const used = new Set<HarEntry>();

  const find = (requirement: string, method: string, url: string): HarEntry | string => {
    const number = (numbers.get(requirement) ?? 0) + 1;
    numbers.set(requirement, number);
    const candidates = (byRequirement.get(requirement) ?? []).filter(
      (entry) => !used.has(entry) && entry._asked.method === method && entry._asked.url === url,
    );
    const found = candidates.find((entry) => entry._number === number) ?? candidates[0];
    if (!found) return `the record holds no exchange ${requirement}/${number}: ${method} ${url}`;
    used.add(found);
    return found;
  };

  const send = async (call: Call): Promise<Answer> => {
    const found = find(call.requirement, call.method, call.url);
    return typeof found === "string" ? missing(call, found) : answerOf(runDir, found);
  };
  const wire: Wire = {
    send,
    race: async (calls) => await Promise.all(calls.map(send)),
    raw: async (call): Promise<RawAnswer> => {
      const found = find(call.requirement, rawMethod, rawUrl(call));
      if (typeof found === "string")
        return { exchange: "", bytes: new Uint8Array(), failure: { kind: "interrupted", message: found } };
      const { exchange, body: bytes, failure } = answerOf(runDir, found);
      return { exchange, bytes, ...(failure ? { failure } : {}) };
    },
    journal: async () => undefined,
    report: async () => undefined,
    witness: async (sight) => {
      const found = find(sight.requirement, sightMethod, sightUrl(sight));
      if (typeof found === "string") return undefined;
      return JSON.parse(new TextDecoder().decode(bytesOf(runDir, found.response.content))) as unknown;
    },
  };
  const unused = () =>
    [...byRequirement.values()]
      .flat()
      .filter((entry) => !used.has(entry))
      .map((entry) => Recorder.pointer(entry._requirement, entry._number));
  return { wire, hello, unused };
}

/** Reads the HAR line by line, as it was written: it may be larger than memory is meant to be. */
async function readRecord(runDir: string): Promise<{ hello: Hello; entries: HarEntry[] }> {
  const entries: HarEntry[] = [];
  let hello: Hello | undefined;
  let broken: Error | undefined;
  try {
    const lines = createInterface({ input: createReadStream(join(runDir, har), "utf8") });
    for await (const line of lines) {
      if (broken) throw broken;
      if (hello === undefined) hello = (JSON.parse(`${line}]}}`) as { log: { _run: Hello } }).log._run;
      else if (line.startsWith("{")) {
        try {
          entries.push(JSON.parse(line.replace(/,$/, "")) as HarEntry);
        } catch (error) {
          // The last line of a run that was killed may be cut off.
          broken = error as Error;
        }
      }
    }
  } catch (error) {
    throw new UsageError(say("noRecord", { file: join(runDir, har), problem: (error as Error).message }));
  }
  if (hello === undefined) throw new UsageError(say("noRecord", { file: join(runDir, har), problem: say("isEmpty") }));
  return { hello, entries };
}

function answerOf(runDir: string, entry: HarEntry): Answer {
  const { at, milliseconds, repeats, truncated, failure } = entry._answer;
  return {
    exchange: Recorder.pointer(entry._requirement, entry._number),
    url: entry.request.url,
    status: entry.response.status,
    headers: Object.fromEntries(entry.response.headers.map(({ name, value }) => [name, value])),
    body: bytesOf(runDir, entry.response.content),
    truncated,
    milliseconds,
    at,
    repeats,
    ...(entry._tls ? { tls: entry._tls } : {}),
    ...(failure ? { failure } : {}),
  };
}

function bytesOf(runDir: string, { size, text, _file, _sha256 }: HarBody): Uint8Array {
  if (size === 0) return new Uint8Array();
  const bytes = _file === undefined ? Buffer.from(text ?? "", "utf8") : readFileSync(join(runDir, _file));
  const digest = createHash("sha256").update(bytes).digest("hex");
  if (digest !== _sha256) throw new Error(`${_file ?? har}: a body is not the one that was recorded`);
  return bytes;
}

function missing(call: Call, message: string): Answer {
  const failure = { kind: "interrupted" as const, message };
  return {
    ...{ exchange: "", url: call.url, status: 0, headers: {}, body: new Uint8Array(), truncated: false },
    ...{ milliseconds: 0, at: 0, repeats: 0, failure },
  };
}
