import type { FieldFact } from "../../../schemas/facts.js";
import type { Context } from "../context.js";
import type { Json, JsonObject } from "../json.js";
import { fieldsIn } from "../operations.js";
import type { Request, Scalar } from "../request.js";
import type { Values } from "./recipe.js";

/** Puts a request together: the recipe's values where the facts place them, and a value for whatever else is required. */
export function fill(t: Context, section: string, { values = {}, request = {} }: Values): Request {
  const operation = t.operations.get(section);
  const path = scalars(t, fieldsIn(operation, "path"), values, true);
  const query = scalars(t, fieldsIn(operation, "query"), values, false);
  const body = bodyOf(t, fieldsIn(operation, "body"), values);
  return { path, query, ...(body === undefined ? {} : { body }), ...request };
}

function scalars(t: Context, fields: FieldFact[], values: NonNullable<Values["values"]>, all: boolean) {
  const found: Record<string, Scalar> = {};
  for (const field of fields) {
    const value = values[field.path] ?? (all || field.required === true ? valueFor(t, field) : undefined);
    if (value !== undefined) found[field.path] = value as Scalar;
  }
  return found;
}

function bodyOf(t: Context, fields: FieldFact[], values: NonNullable<Values["values"]>): Request["body"] | undefined {
  const whole = fields.find((field) => field.path === "");
  if (fields.length === 0) return undefined;
  if (whole && whole.type !== "object") return t.random.text(24);
  const body: JsonObject = {};
  for (const field of fields) {
    // What lies deeper comes with its parent.
    if (field.path === "" || /[.[]/.test(field.path)) continue;
    const value = values[field.path] ?? (field.required === true ? valueFor(t, field) : undefined);
    if (value !== undefined) body[field.path] = value;
  }
  return body;
}

/** An accepted value by the facts alone: a printed one where there is a list, else a fresh one of the type. */
export function valueFor(t: Context, field: FieldFact): Json {
  const { constraints } = field;
  // A made-up text would be no area: a number that is printed as an example is.
  if (field.path === "area") return field.type === "integer" ? 100 : "100";
  const printed = constraints.const ?? constraints.enum?.[0] ?? constraints.default;
  if (printed !== undefined) return printed;
  if (constraints.format === "date") return "2018-01-01";
  if (constraints.format !== undefined && field.type !== "integer") return "2018-01-01 00:00:00";
  switch (field.type) {
    case "integer":
    case "number":
      return constraints.minimum ?? 1;
    case "boolean":
      return true;
    case "object":
      return {};
    case "array":
      return [];
    default:
      return t.name().slice(-(constraints.maxLength ?? 64));
  }
}
