import type { Fact } from "../facts.js";
import { chapterOf } from "../generate/sections.js";

/**
 * Old section number → new one, where they differ. An operation is known by its method and address; what has none (a
 * table, a device's commands) moves with its chapter.
 */
export function renumbered(before: readonly Fact[], after: readonly Fact[]): Map<string, string> {
  const now = addresses(after);
  const numbers = new Map<string, string>();
  const chapters = new Map<string, string>();
  for (const [address, section] of addresses(before)) {
    const moved = now.get(address);
    if (moved === undefined) continue;
    chapters.set(chapterOf(section), chapterOf(moved));
    if (moved !== section) numbers.set(section, moved);
  }
  const operations = new Set(addresses(before).values());
  for (const section of new Set(before.map((fact) => fact.section))) {
    const chapter = chapters.get(chapterOf(section));
    if (operations.has(section) || chapter === undefined || chapter === chapterOf(section)) continue;
    numbers.set(section, `${chapter}${section.slice(chapterOf(section).length)}`);
  }
  return numbers;
}

/** An id or a schema's name (`2.3-title-required`) as it is spelled under the new numbers. */
export function newName(name: string, numbers: ReadonlyMap<string, string>): string {
  const section = name.slice(0, Math.max(name.indexOf("-"), 0));
  return `${numbers.get(section) ?? section}${name.slice(section.length)}`;
}

function addresses(facts: readonly Fact[]): Map<string, string> {
  return new Map(
    facts.flatMap((fact) => (fact.kind === "operation" ? [[`${fact.method} ${fact.url}`, fact.section]] : [])),
  );
}
