import type { Requirement } from "../../schemas/requirements/requirement.js";
import { say } from "./messages.js";
import type { Untested } from "./signals.js";

/** What the user narrowed a run to; an empty scope is everything that the target claims. */
export interface Scope {
  /** Chapters or sections, e.g. `4` or `13.1`. */
  sections?: string[];
  /** Requirement ids. */
  only?: string[];
  /** Nothing is called that changes something. */
  readOnly?: boolean;
  /** Streams are also played in a browser, which adds to what is judged and narrows nothing. */
  play?: boolean;
}

/** `4` holds `4` and `4.1` (not `14`); `3.2` holds `3.2.a`. */
export function holds(place: string, section: string): boolean {
  return section === place || section.startsWith(`${place}.`);
}

/** Why a requirement is not judged in this run, or null where it is. */
export function outOfScope(
  { section, id }: Requirement,
  scope: Scope,
  { claims }: { claims?: string[] },
): Untested | null {
  if (!claimed(section, claims)) return { code: "NOT_CLAIMED", reason: say("unclaimed", { section }) };
  const option = scope.only && !scope.only.includes(id) ? "--only" : narrowedBySection(section, scope);
  return option === null ? null : { code: "SKIPPED_BY_USER", reason: say("narrowed", { option }) };
}

function narrowedBySection(section: string, { sections }: Scope): string | null {
  if (!sections || sections.some((place) => holds(place, section))) return null;
  return `--section ${sections.join(" ")}`;
}

/** What holds for every operation (`0`) is claimed with anything. The longest place that fits decides. */
function claimed(section: string, claims: string[] | undefined): boolean {
  if (!claims || section === "0") return true;
  const rules = claims.map((claim) => ({ place: claim.replace(/^-/, ""), takes: !claim.startsWith("-") }));
  const fitting = rules.filter(({ place }) => holds(place, section)).sort((a, b) => b.place.length - a.place.length);
  // Nothing but exclusions means: all the rest.
  return fitting[0]?.takes ?? rules.every(({ takes }) => !takes);
}

/** For people: `all`, or what it was narrowed to. */
export function scopeShown({ sections, only, readOnly }: Scope): string {
  const parts = [
    ...(sections ? [`sections ${sections.join(" ")}`] : []),
    ...(only ? [`only ${only.join(" ")}`] : []),
    ...(readOnly ? ["read-only"] : []),
  ];
  return parts.length === 0 ? "all" : parts.join(", ");
}
