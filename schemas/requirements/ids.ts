import type { ErrnoFact, FieldFact } from "../facts.js";

/** The name by which a field goes in requirement ids: its leaf, and its parent's where two would share one. */
type FieldNames = ReadonlyMap<FieldFact, string>;

/** Ids of a section that are about the call as a whole, which no field of its answer may take. */
const namesOfCalls = ["success", "method", "no-key-needed"];

/**
 * Names the fields of one section and direction. The shallowest field keeps the bare leaf, so that a field which a new
 * edition adds further down renames nothing. List items (`tags[]`) have no name of their own.
 */
export function fieldNames(facts: readonly FieldFact[]): FieldNames {
  const names = new Map<FieldFact, string>();
  const taken = new Set(facts.some((fact) => fact.in === "response") ? namesOfCalls : []);
  const byDepth = facts.filter((fact) => !fact.path.endsWith("[]")).sort((a, b) => depth(a.path) - depth(b.path));
  for (const fact of byDepth) {
    const name = candidates(fact).find((candidate) => !taken.has(candidate)) ?? `${candidates(fact)[0]}-${taken.size}`;
    taken.add(name);
    names.set(fact, name);
  }
  return names;
}

/** The last name of a path: `id` of `data.devices[].id`. */
export function leafOf(path: string): string {
  return segments(path).at(-1) ?? "";
}

/** `data`, `devices`, `id` of `data.devices[].id`. */
export function segments(path: string): string[] {
  return path === "" ? [] : path.replaceAll("[]", "").split(".");
}

/**
 * The id of a printed error: `channel-exists` from "The channel already exists…", else its number. It is made of words, so
 * that a changed number keeps the id; of two that say the same in one section the later one goes by its number.
 */
export function errnoSlug(fact: ErrnoFact, section: readonly ErrnoFact[] = []): string {
  const slug = slugOfWords(fact);
  const earlier = section.slice(0, Math.max(section.indexOf(fact), 0));
  return slug === null || earlier.some((other) => slugOfWords(other) === slug) ? `errno-${fact.errno}` : slug;
}

function slugOfWords({ error, status }: ErrnoFact): string | null {
  const subject = /\b(channel|device|picture|video|file|user|product)\b/i.exec(error)?.[1]?.toLowerCase();
  if (status !== undefined || !subject) return null;
  if (/\b(already|exists?)\b/i.test(error) && !/\bnot\b/i.test(error)) return `${subject}-exists`;
  return /\b(not|unknown)\b/i.test(error) ? `${subject}-unknown` : null;
}

function depth(path: string): number {
  return segments(path).length;
}

function candidates(fact: FieldFact): string[] {
  const names = segments(fact.path);
  if (names.length === 0) return [fact.in === "response" ? "content" : "body"];
  const leaf = names.at(-1) ?? "";
  return [leaf, names.slice(-2).join("-"), names.join("-"), `${fact.in}-${names.join("-")}`];
}
