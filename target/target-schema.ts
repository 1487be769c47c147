import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { JsonSchema } from "../schemas/edition.js";
import { UsageError } from "../schemas/usage-error.js";
import { didYouMean } from "./did-you-mean.js";

/** The JSON Schema of target files: editors read it, and so do we. */
export const targetSchema = JSON.parse(
  readFileSync(new URL("./target.schema.json", import.meta.url), "utf8"),
) as JsonSchema;

/**
 * Throws a `UsageError` for the first thing in `value` that the schema of target files does not allow.
 * @param sections where given, claims must name one of these sections or a chapter that holds one
 */
export function validateTarget(value: unknown, fileName: string, sections?: readonly string[]): void {
  const validate = validatorFor(sections);
  const error = validate(value) ? undefined : validate.errors?.[0];
  if (error) throw new UsageError(`${fileName}: ${explain(error, sections)}`);
}

/** Compiled once: it takes longer than all else that starting a run needs. */
let anyClaims: ValidateFunction | undefined;

function validatorFor(sections: readonly string[] | undefined): ValidateFunction {
  if (sections) return compiled(sections);
  anyClaims ??= compiled();
  return anyClaims;
}

function compiled(sections?: readonly string[]): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: false, verbose: true, strict: false });
  ajv.addFormat("api-address", isApiAddress);
  ajv.addFormat("header-value", (text: string) => /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text));
  ajv.addFormat("host-and-port", (text: string) => /^(\[[0-9a-f:.]+\]|[^\s/:?#[\]@]+)(:\d{1,5})?$/i.test(text));
  ajv.addFormat("claim", (text: string) => isClaim(text, sections));
  return ajv.compile(targetSchema);
}

function explain(error: ErrorObject, sections: readonly string[] | undefined): string {
  const place = placeOf(error.instancePath);
  const below = (name: string) => (place === "" ? name : `${place}.${name}`);
  const schema = error.parentSchema as JsonSchema;
  if (error.keyword === "required") {
    const name = String(error.params.missingProperty);
    return `"${below(name)}" is missing; it is ${descriptionOf(schema, name)}.`;
  }
  if (error.keyword === "additionalProperties") {
    const name = String(error.params.additionalProperty);
    const known = Object.keys(schema.properties ?? {}).filter((field) => field !== "$schema");
    return `"${below(name)}" is not known; allowed: ${known.join(", ")}.${didYouMean(name, known)}`;
  }
  const found = `"${place}" is ${shown(error.data, place)}`;
  if (error.keyword === "enum") {
    const allowed = (error.params.allowedValues as unknown[]).map(String);
    return `${found}; allowed: ${allowed.join(", ")}.${didYouMean(String(error.data), allowed)}`;
  }
  const hint =
    schema.format === "claim" && typeof error.data === "string"
      ? didYouMean(error.data.replace(/^-/, ""), sections ?? [])
      : "";
  if (place === "")
    return "the file holds something else; allowed: an object with apiAddress, masterKey and productId.";
  return `${found}; allowed: ${schema.description}.${hint}`;
}

function descriptionOf(schema: JsonSchema, name: string): string {
  const field = schema.properties?.[name];
  const resolved = typeof field?.$ref === "string" ? definition(field.$ref) : field;
  return String(resolved?.description ?? "required");
}

function definition(ref: string): JsonSchema | undefined {
  return (targetSchema.$defs as Record<string, JsonSchema>)[ref.replace("#/$defs/", "")];
}

/** `/allow/1` as people write it: `allow[1]`. */
function placeOf(instancePath: string): string {
  return instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((place, part) => (/^\d+$/.test(part) ? `${place}[${part}]` : place === "" ? part : `${place}.${part}`), "");
}

/** What was found, cut short; never the value of a field that holds a secret. */
function shown(value: unknown, place: string): string {
  if (/key$|authorization|registerCode/i.test(place)) {
    if (typeof value !== "string") return `a ${typeof value}`;
    return value === "" ? "empty" : "not such a text (not shown, since it may be a secret)";
  }
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** What `isApiAddress` takes, in words. */
export const allowedApiAddress = String(targetSchema.properties?.apiAddress?.description);

/** True for an http or https address that a call can be joined to. */
export function isApiAddress(text: string): boolean {
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return url.username === "" && url.password === "" && url.search === "" && url.hash === "" && url.hostname !== "";
}

function isClaim(text: string, sections: readonly string[] | undefined): boolean {
  const named = text.replace(/^-/, "");
  if (!/^\d+(\.\w+)*$/.test(named)) return false;
  return sections === undefined || sections.some((section) => section === named || section.startsWith(`${named}.`));
}
