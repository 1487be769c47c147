import type { JsonSchema } from "../edition.js";
import { newName } from "./renumbered.js";

/** Names of schemas (`2.3-request`) that are new, gone, or say something else. */
export interface SchemaChanges {
  added: string[];
  removed: string[];
  changed: string[];
}

/** Compares the schemas of two editions; lines and words do not count. */
export function changedSchemas(
  before: Readonly<Record<string, JsonSchema>>,
  after: ReadonlyMap<string, JsonSchema>,
  numbers: ReadonlyMap<string, string>,
): SchemaChanges {
  const names = new Map(Object.keys(before).map((name) => [newName(name, numbers), name]));
  const kept = [...names].filter(([name]) => after.has(name));
  return {
    added: [...after.keys()].filter((name) => !names.has(name)),
    removed: [...names].filter(([name]) => !after.has(name)).map(([, name]) => name),
    changed: kept.filter(([now, was]) => substance(before[was]) !== substance(after.get(now))).map(([now]) => now),
  };
}

/** What a node says of itself rather than of an answer. */
const notes = new Set(["$id", "x-lines", "x-errata", "x-requirement", "x-requirements"]);

function substance(schema: JsonSchema | undefined): string {
  return JSON.stringify(schema, (key, value: unknown) => {
    return notes.has(key) || (key === "description" && typeof value === "string") ? undefined : value;
  });
}
