import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { JsonSchema } from "../schemas/edition.js";
import type { Text } from "../schemas/language.js";
import { UsageError } from "../schemas/usage-error.js";
import { didYouMean } from "./did-you-mean.js";
import { say } from "./messages.js";

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
  if (error) throw new UsageError(say("inFile", { file: fileName, problem: explain(error, sections) }));
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

function explain(error: ErrorObject, sections: readonly string[] | undefined): Text {
  const place = placeOf(error.instancePath);
  const below = (name: string) => (place === "" ? name : `${place}.${name}`);
  const schema = error.parentSchema as JsonSchema;
  if (error.keyword === "required") {
    const name = String(error.params.missingProperty);
    return say("fieldMissing", { field: below(name), what: descriptionOf(schema, name) });
  }
  if (error.keyword === "additionalProperties") {
    const name = String(error.params.additionalProperty);
    const known = Object.keys(schema.properties ?? {}).filter((field) => field !== "$schema");
    return say("fieldUnknown", { field: below(name), known: known.join(", "), hint: didYouMean(name, known) });
  }
  const found = { field: place, found: shown(error.data, place) };
  if (error.keyword === "enum") {
    const allowed = (error.params.allowedValues as unknown[]).map(String);
    return say("fieldIs", { ...found, allowed: allowed.join(", "), hint: didYouMean(String(error.data), allowed) });
  }
  const hint =
    schema.format === "claim" && typeof error.data === "string"
      ? didYouMean(error.data.replace(/^-/, ""), sections ?? [])
      : "";
  if (place === "") return say("noTargetFile");
  return say("fieldIs", { ...found, allowed: wordsOf(schema), hint });
}

function descriptionOf(schema: JsonSchema, name: string): Text {
  const field = schema.properties?.[name];
  const resolved = typeof field?.$ref === "string" ? definition(field.$ref) : field;
  return wordsOf(resolved);
}

/** What a field is, as the schema says it in both languages. */
function wordsOf(schema: JsonSchema | undefined): Text {
  return { en: String(schema?.description), zh: String(schema?.["x-zh"]) };
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
function shown(value: unknown, place: string): Text | string {
  if (/key$|authorization|registerCode/i.test(place)) {
    if (typeof value !== "string") return say("aType", { type: typeof value });
    return say(value === "" ? "empty" : "notShown");
  }
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** What `isApiAddress` takes, in words. */
export const allowedApiAddress = wordsOf(targetSchema.properties?.apiAddress);

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
