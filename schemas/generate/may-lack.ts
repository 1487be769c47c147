import type { FieldFact } from "../facts.js";
import { leafOf } from "../requirements/ids.js";
import type { Json } from "./examples.js";
import { freeContent } from "./free-content.js";
import { inputsNamed, mirroredBy, writersOf } from "./inputs.js";
import { chapterOf, type Section } from "./sections.js";

/**
 * The fields of an answer that may have nothing to show, and so may be absent, empty or null in a correct answer.
 * Four rules find them: the field mirrors an input that may be left out, the example itself prints it empty or leaves it
 * out of an item, its comment speaks of the last time that something happened (it may never have happened), or the prose
 * says when it is there.
 */
export function mayLack(
  section: Section,
  all: readonly Section[],
  lines: readonly string[],
  example: Json | undefined,
): Set<FieldFact> {
  const { text } = section;
  const mirrored = new Set(
    section.response.filter(
      (fact) =>
        mirroredBy(fact, section, all).length > 0 && mayBeUnset(leafOf(fact.path), chapterOf(section.number), all),
    ),
  );
  const lacking = section.response.filter((fact) => {
    return (
      mirrored.has(fact) ||
      isPrintedWithout(fact, example) ||
      /最后一?次?|上次/.test(words(fact, lines)) ||
      isConditional(fact, text)
    );
  });
  const inside = section.response.filter((fact) => [...mirrored].some((mirror) => isBelow(fact, mirror)));
  return new Set([...lacking, ...inside, ...freeContent(section, all)]);
}

/** What lies inside a mirrored input is as free as the input. */
function isBelow(fact: FieldFact, mirror: FieldFact): boolean {
  return fact.path.startsWith(`${mirror.path}.`) || fact.path.startsWith(`${mirror.path}[]`);
}

/** True where the prose ties the field to a state: `当等于 4时dev_resp为设备的返回`. */
export function isConditional(fact: FieldFact, text: string): boolean {
  const name = escaped(leafOf(fact.path));
  return name !== "" && new RegExp(`当[^。,,\\n]{0,20}时\\s*${name}\\s*为`).test(text);
}

/** Whether what is written under this name in this chapter may be left out by the writer. */
function mayBeUnset(leaf: string, chapter: string, all: readonly Section[]): boolean {
  const writers = writersOf(all);
  const own = firstWriters(leaf, writersOf(all, chapter));
  const inputs = own.flatMap((section) => inputsNamed(section, leaf));
  if (inputs.length === 0) return false;
  if (inputs.some((input) => input.required === false)) return true;
  if (inputs.some((input) => input.required === true)) return false;
  if (writers.some((section) => inputsNamed(section, leaf).some((input) => input.required === false))) return true;
  return own.some(marksWhatIsRequired);
}

/**
 * What is set when something is made is set; a later change may leave it out and unsets nothing. Changes, which name in
 * the address what they change, count only for what nothing else sets.
 */
function firstWriters(leaf: string, writers: readonly Section[]): Section[] {
  const naming = writers.filter((section) => inputsNamed(section, leaf).length > 0);
  const making = naming.filter((section) => !section.request.some((fact) => fact.in === "path"));
  return making.length > 0 ? making : naming;
}

/** Where a section marks what must be given, its silence about the rest means that it may be left out. */
function marksWhatIsRequired(section: Section): boolean {
  return section.request.some((fact) => fact.required === true && fact.in !== "header" && fact.in !== "path");
}

/** True where some printed item has the field empty, or has other fields and not this one. */
function isPrintedWithout(fact: FieldFact, example: Json | undefined): boolean {
  const steps = fact.path.split(".");
  const name = steps.pop() ?? "";
  if (name.endsWith("[]")) return false;
  const owners = steps.reduce<Json[]>(
    (found, step) => found.flatMap((value) => childrenOf(value, step)),
    example === undefined ? [] : [example],
  );
  return owners.some((owner) => isObject(owner) && (!Object.hasOwn(owner, name) || owner[name] === ""));
}

function childrenOf(value: Json, step: string): Json[] {
  const name = step.replaceAll("[]", "");
  const child = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  if (child === undefined) return [];
  return step.endsWith("[]") ? (Array.isArray(child) ? child : []) : [child];
}

function isObject(value: Json): value is { [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function words(fact: FieldFact, lines: readonly string[]): string {
  return lines.slice(fact.lines[0] - 1, fact.lines[1]).join("\n");
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
