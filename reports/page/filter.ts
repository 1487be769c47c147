import type { Level } from "../../schemas/facts.js";
import type { RequirementResult, Status } from "../../schemas/results/conformance.js";
import { chapterOf } from "../headings.js";

/** What the list of requirements is narrowed to; empty sets and texts narrow nothing. */
export interface Filter {
  text: string;
  statuses: ReadonlySet<Status>;
  levels: ReadonlySet<Level>;
  chapter: string;
}

export const noFilter: Filter = { text: "", statuses: new Set(), levels: new Set(), chapter: "" };

export const isNarrowed = (filter: Filter): boolean =>
  filter.text !== "" || filter.statuses.size > 0 || filter.levels.size > 0 || filter.chapter !== "";

const listAnchor = "requirements";

/** The address of the list narrowed like this: `#requirements?status=fail&chapter=4`. */
export function linkTo(filter: Partial<Record<"status" | "level" | "chapter", string>>): string {
  return `#${listAnchor}?${new URLSearchParams(filter)}`;
}

/** What such an address asks for; null for any other. */
export function filterOf(anchor: string): Filter | null {
  if (!anchor.startsWith(`${listAnchor}?`)) return null;
  const asked = new URLSearchParams(anchor.slice(listAnchor.length + 1));
  return {
    text: asked.get("text") ?? "",
    statuses: new Set(asked.getAll("status")) as ReadonlySet<Status>,
    levels: new Set(asked.getAll("level")) as ReadonlySet<Level>,
    chapter: asked.get("chapter") ?? "",
  };
}

/** Every word must occur somewhere in what is shown of the requirement, in either language. */
export function matches(filter: Filter, one: RequirementResult): boolean {
  if (filter.statuses.size > 0 && !filter.statuses.has(one.status)) return false;
  if (filter.levels.size > 0 && !filter.levels.has(one.level)) return false;
  if (filter.chapter !== "" && chapterOf(one.section) !== filter.chapter) return false;
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = searchText(one);
  return words.every((word) => text.includes(word));
}

const texts = new WeakMap<RequirementResult, string>();

function searchText(one: RequirementResult): string {
  const known = texts.get(one);
  if (known !== undefined) return known;
  const findings = one.findings.map((finding) => Object.values(finding).join(" "));
  const text = [one.id, one.title.en, one.title.zh, one.printed, one.reason?.en, one.reason?.zh, ...findings]
    .join(" ")
    .toLowerCase();
  texts.set(one, text);
  return text;
}

/** The same set with one member more, or less when it was there. */
export function toggled<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}
