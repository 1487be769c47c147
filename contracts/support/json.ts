/** What an answer may hold once it is parsed. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Every value at a fact's path (`data.devices[].id`), in order. An absent or null step gives nothing; the target's own
 * property names are never looked up on a prototype.
 */
export function valuesAt(value: unknown, path: string): Json[] {
  if (path === "") return value === undefined ? [] : [value as Json];
  return path.split(".").reduce<Json[]>((found, step) => found.flatMap((one) => stepInto(one, step)), [value as Json]);
}

function stepInto(value: Json, step: string): Json[] {
  const name = step.replace(/(\[\])+$/, "");
  const next = name === "" ? value : property(value, name);
  let found: Json[] = next === undefined || next === null ? [] : [next];
  for (let depth = (step.length - name.length) / 2; depth > 0; depth--) {
    found = found.flatMap((one) => (Array.isArray(one) ? one : []));
  }
  return found;
}

/** A property of its own, or undefined. */
export function property(value: unknown, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The objects of the list at a path; empty where there is no such list. */
export function objectsAt(value: unknown, path: string): JsonObject[] {
  return valuesAt(value, `${path}[]`).filter(isObject);
}

/** Text of a string or a number, for comparing ids that the document prints as both; `""` for the rest. */
export function plain(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
