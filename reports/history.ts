import { readdir, writeFile } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import type { Language } from "../schemas/language.js";
import type { ConformanceResult } from "../schemas/results/conformance.js";
import type { LoadResult } from "../schemas/results/load.js";
import { UsageError } from "../schemas/usage-error.js";
import { plainLook } from "./console.js";
import { formatHistory } from "./history-console.js";
import { contractSeries } from "./history-contracts.js";
import { loadSeries } from "./history-load.js";
import { say } from "./history-messages.js";
import { htmlPage } from "./html.js";
import type { HistoryData } from "./page/history-data.js";
import { type ResultFile, resultFilesIn } from "./read-results.js";

/** Run folders lie in the folder itself or in one more below it (a folder a week, a folder a branch). */
const depth = 2;

/**
 * The nights in a folder of runs, in the order of time: what each requirement and each load metric did, and where it changed. Nights
 * may be missing and files broken: they are told, and hide nothing else. `UsageError` where no result can be read at all.
 */
export async function readHistory(dir: string, language: Language): Promise<HistoryData> {
  const files = await collect(resolve(dir), depth);
  const byTime = <R extends { started: string }>(one: R, other: R) => one.started.localeCompare(other.started);
  const conformance = files.flatMap((file): ConformanceResult[] => (file.kind === "conformance" ? [file.result] : []));
  const loads = files.flatMap((file): LoadResult[] => (file.kind === "load" ? [file.result] : []));
  if (conformance.length + loads.length === 0) throw new UsageError(say("nothing", { dir }));
  conformance.sort(byTime);
  loads.sort(byTime);
  return {
    language,
    folder: basename(resolve(dir)),
    contracts: contractSeries(conformance),
    load: loadSeries(loads),
    broken: files.flatMap((file) =>
      file.kind === "broken" ? [{ file: relative(resolve(dir), file.file), problem: file.problem }] : [],
    ),
  };
}

/** Writes the history page into `file`. */
export async function writeHistory(file: string, history: HistoryData): Promise<void> {
  const { language, folder } = history;
  const html = await htmlPage({
    page: "history",
    title: `${say("history")[language]} – ${folder}`,
    language,
    data: history,
    fallback: formatHistory(history, plainLook(language)),
  });
  await writeFile(file, html);
}

async function collect(dir: string, levels: number): Promise<ResultFile[]> {
  let entries: { name: string; isDirectory(): boolean }[];
  try {
    entries = await readdir(dir, { withFileTypes: true });
  } catch {
    throw new UsageError(say("noFolder", { dir }));
  }
  const files = await resultFilesIn(dir);
  if (levels === 0) return files;
  for (const entry of entries) {
    if (entry.isDirectory() && entry.name !== "evidence")
      files.push(...(await collect(join(dir, entry.name), levels - 1)));
  }
  return files;
}
