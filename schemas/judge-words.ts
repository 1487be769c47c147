import type { JsonSchema, SchemaError } from "./json-schema.js";

/** What a schema's node asks for, in the words of a finding. */
export function expectationOf(error: SchemaError, node: JsonSchema | undefined): string {
  switch (error.keyword) {
    case "required":
    case "dependentRequired":
    case "type":
      return typesOf(node).join(" or ") || "a value";
    case "enum":
    case "const":
      return [node?.enum ?? node?.const].flat().filter(isShown).join(" or ");
    case "oneOf":
      return "exactly one of the fields of which one is to be given";
    default:
      return (error.message ?? error.keyword).replace(/^must /, "to ");
  }
}

/** The types that a value is to have; that it may be null or an empty text goes without saying. */
function typesOf(node: JsonSchema | undefined): string[] {
  const isEmptyText = node?.["x-may-lack"] === true && node.maxLength === 0;
  return [node?.type ?? []].flat().filter((type) => type !== "null" && !(isEmptyText && type === "string"));
}

function isShown(value: unknown): boolean {
  return value !== null && value !== "";
}

/** A value as a finding shows it: bounded in length and depth. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const json = JSON.stringify(sketched(value, 3)) ?? "nothing";
  return json.length <= 120 ? json : `${json.slice(0, 117)}…`;
}

/** Enough of a value to show; what lies deeper could be deep enough to end the process. */
function sketched(value: unknown, depth: number): unknown {
  if (typeof value === "string") return value.slice(0, 200);
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return Array.isArray(value) ? [] : {};
  if (Array.isArray(value)) return value.slice(0, 3).map((item) => sketched(item, depth - 1));
  return Object.fromEntries(
    Object.keys(value)
      .slice(0, 12)
      .map((name) => [name, sketched((value as Record<string, unknown>)[name], depth - 1)]),
  );
}
