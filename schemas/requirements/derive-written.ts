import type { Fact, Lines } from "../facts.js";
import { reason } from "./messages.js";
import type { Requirement } from "./requirement.js";
import { type CatalogueSource, requirementAt } from "./source.js";
import { groundOf, type WrittenRequirement } from "./written/index.js";

/**
 * The written requirements, with lines, printed words and errata of the facts that they stand on. Where an edition has
 * dropped one of these facts the row stays, marked as having lost its ground.
 */
export function writtenRequirements(
  written: readonly WrittenRequirement[],
  facts: readonly Fact[],
  source: CatalogueSource,
): Requirement[] {
  const ground = new Map(facts.map((fact) => [groundOf(fact), fact]));
  return written.map((entry) => {
    const found = entry.ground.flatMap((name) => ground.get(name) ?? []);
    const missing = entry.ground.filter((name) => !ground.has(name));
    const lines: Lines = found[0]?.lines ?? [0, 0];
    return requirementAt(source, {
      id: entry.id,
      section: sectionOfId(entry.id),
      level: entry.level,
      title: entry.title,
      lines,
      origin: "written",
      errata: [...new Set(found.flatMap((fact) => (fact.kind === "field" ? fact.errata : [])))],
      ...(missing.length > 0 && { lostGround: true, reason: reason("lost-ground", { facts: missing.join(", ") }) }),
    });
  });
}

/** `13.1` of `13.1-page-key`. */
function sectionOfId(id: string): string {
  return id.slice(0, Math.max(id.indexOf("-"), 0));
}
