import type { JsonSchema } from "../edition.js";

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
): SchemaChanges {
  const names = Object.keys(before);
  return {
    added: [...after.keys()].filter((name) => !Object.hasOwn(before, name)),
    removed: names.filter((name) => !after.has(name)),
    changed: names.filter((name) => after.has(name) && substance(before[name]) !== substance(after.get(name))),
  };
}

function substance(schema: JsonSchema | undefined): string {
  return JSON.stringify(schema, (key, value: unknown) => {
    return key === "x-lines" || key === "x-errata" || (key === "description" && typeof value === "string")
      ? undefined
      : value;
  });
}
