import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { ConformanceResult } from "../schemas/results/conformance.js";
import type { LoadResult } from "../schemas/results/load.js";
import { UsageError } from "../schemas/usage-error.js";
import { say } from "./read-messages.js";

/** What the result files of a run hold. */
export interface RunResults {
  conformance?: ConformanceResult;
  loads: LoadResult[];
}

/** A result file, or why it is none. */
export type ResultFile =
  | { kind: "conformance"; file: string; result: ConformanceResult }
  | { kind: "load"; file: string; result: LoadResult }
  | { kind: "broken"; file: string; problem: string };

const isResultName = (name: string): boolean => /^(results|load(-.*)?)\.json$/.test(name);

/** Reads one result file and holds it against the shipped schema; a file that is none is told as `broken`, never thrown. */
export async function readResultFile(file: string): Promise<ResultFile> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    return { kind: "broken", file, problem: error instanceof Error ? error.message : String(error) };
  }
  const isLoad = typeof value === "object" && value !== null && "scenario" in value;
  const valid = validatorOf(isLoad ? "load" : "results");
  if (!valid(value)) {
    const [first] = valid.errors ?? [];
    return { kind: "broken", file, problem: `${first?.instancePath ?? ""} ${first?.message ?? ""}`.trim() };
  }
  return isLoad
    ? { kind: "load", file, result: value as LoadResult }
    : { kind: "conformance", file, result: value as ConformanceResult };
}

/** The result files right in a folder, by name. */
export async function resultFilesIn(dir: string): Promise<ResultFile[]> {
  const names = (await readdir(dir)).filter(isResultName).sort();
  return Promise.all(names.map((name) => readResultFile(join(dir, name))));
}

/**
 * The results of a run, given as its folder or as one of its result files. `UsageError` where there is none or where one
 * cannot be read.
 */
export async function readRun(path: string): Promise<RunResults> {
  if (!existsSync(path)) throw new UsageError(say("missing", { path }));
  const files = (await stat(path)).isDirectory() ? await resultFilesIn(path) : [await readResultFile(path)];
  if (files.length === 0) throw new UsageError(say("noResults", { path }));
  const run: RunResults = { loads: [] };
  for (const one of files) {
    if (one.kind === "broken") throw new UsageError(say("broken", { path: one.file, problem: one.problem }));
    if (one.kind === "load") run.loads.push(one.result);
    else run.conformance = one.result;
  }
  return run;
}

const validators = new Map<string, ValidateFunction>();

function validatorOf(name: "results" | "load"): ValidateFunction {
  const known = validators.get(name);
  if (known) return known;
  const ajv = new Ajv2020({ allowUnionTypes: true });
  (formats as unknown as (ajv: Ajv2020) => void)(ajv);
  const schema = readFileSync(new URL(`../schemas/results/${name}.schema.json`, import.meta.url), "utf8");
  const validate = ajv.compile(JSON.parse(schema) as object);
  validators.set(name, validate);
  return validate;
}
