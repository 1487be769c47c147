import type { ErrnoFact, Fact, FieldFact } from "../facts.js";
import { errnoSlug } from "../requirements/ids.js";

/** A fact of the old document and what has become of it in the new one. */
export interface Pair {
  before: Fact | undefined;
  after: Fact | undefined;
  /** True where the name itself has changed. */
  renamed: boolean;
}

/**
 * Pairs the facts of two editions: by section (`numbers`: the renumbered ones), place and name; a field that was renamed by its neighbours and by what is said of it.
 */
export function pairsOf(before: readonly Fact[], after: readonly Fact[], numbers: ReadonlyMap<string, string>): Pair[] {
  const keyOf = (fact: Fact) => key(fact, numbers.get(fact.section) ?? fact.section, before);
  const rest = new Map(after.map((fact) => [key(fact, fact.section, after), fact]));
  const pairs: Pair[] = before.map((fact) => {
    const match = rest.get(keyOf(fact));
    rest.delete(keyOf(fact));
    return { before: fact, after: match, renamed: false };
  });
  for (const pair of pairs) {
    if (pair.after || pair.before?.kind !== "field") continue;
    const section = numbers.get(pair.before.section) ?? pair.before.section;
    const match = [...rest.values()].find((fact) => isRenamed(pair.before as FieldFact, fact, section, before, after));
    if (!match) continue;
    rest.delete(key(match, match.section, after));
    Object.assign(pair, { after: match, renamed: true });
  }
  return [...pairs, ...[...rest.values()].map((fact) => ({ before: undefined, after: fact, renamed: false }))];
}

function key(fact: Fact, section: string, all: readonly Fact[]): string {
  switch (fact.kind) {
    case "operation":
      return `${section} operation`;
    case "field":
      return `${section} ${fact.in} ${fact.path}`;
    case "errno":
      return `${section} ${errnoSlug(fact, errnosOf(fact.section, all))}`;
    case "rule":
      return `${section} ${fact.id.slice(fact.id.indexOf("-"))}`;
  }
}

function errnosOf(section: string, facts: readonly Fact[]): ErrnoFact[] {
  return facts.flatMap((fact) => (fact.kind === "errno" && fact.section === section ? [fact] : []));
}

/** Renamed: same section, place and depth, same statements, and the field before it is the same. */
function isRenamed(
  old: FieldFact,
  fact: Fact,
  section: string,
  before: readonly Fact[],
  after: readonly Fact[],
): boolean {
  if (fact.kind !== "field" || fact.section !== section || fact.in !== old.in || old.path === "" || fact.path === "") {
    return false;
  }
  if (parentOf(fact) !== parentOf(old) || fact.type !== old.type || fact.required !== old.required) return false;
  if (JSON.stringify(fact.constraints) !== JSON.stringify(old.constraints)) return false;
  return rankOf(old, before) === rankOf(fact, after);
}

function parentOf(fact: FieldFact): string {
  return fact.path.slice(0, Math.max(fact.path.lastIndexOf("."), 0));
}

/** The place of a field among those of its section and direction. */
function rankOf(fact: FieldFact, facts: readonly Fact[]): number {
  return facts
    .filter((other) => other.kind === "field" && other.section === fact.section && other.in === fact.in)
    .indexOf(fact);
}
