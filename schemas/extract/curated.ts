import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Fact } from "../facts.js";
import { UsageError } from "../usage-error.js";
import { say } from "./messages.js";
import { Prose } from "./rules/prose.js";
import { squeeze, Text } from "./text.js";
import { wrongEntry } from "./wrong-entry.js";

const FILE = fileURLToPath(new URL("../curated.yaml", import.meta.url));
const KINDS = ["operation", "field", "errno", "rule"];

interface Entry {
  printed: string;
  fact: Omit<Fact, "lines">;
}

/**
 * The facts that a person added for words which no rule reads, with the lines on which these words stand now.
 * @throws UsageError when an entry is malformed, or when its words are gone or ambiguous
 */
export function curatedFacts(lines: string[], text: string = readFileSync(FILE, "utf8")): Fact[] {
  const entries = (parse(text) ?? []) as unknown[];
  if (entries.length === 0) return [];
  const prose = Prose.ofText(new Text(lines.join("\n"), 1));
  return entries.map((value, at) => {
    const { printed, fact } = entryOf(value, `[${at}]`);
    const words = squeeze(new Text(printed, 1).text).text;
    const start = prose.text.indexOf(words);
    if (start < 0 || prose.text.indexOf(words, start + 1) >= 0) {
      throw new UsageError(say(start < 0 ? "wordsGone" : "wordsTwice", { at, printed }));
    }
    return { ...fact, lines: prose.linesOf(start, start + words.length), curated: true } as Fact;
  });
}

function entryOf(value: unknown, where: string): Entry {
  const entry = value as Partial<Entry> | null;
  const kind = entry?.fact?.kind;
  if (typeof entry?.printed !== "string" || entry.printed.trim() === "") {
    throw wrongEntry("curated.yaml", `${where}.printed`, entry?.printed, say("someWords"));
  }
  if (kind === undefined || !KINDS.includes(kind)) {
    throw wrongEntry("curated.yaml", `${where}.fact.kind`, kind, KINDS.join(", "));
  }
  return entry as Entry;
}
