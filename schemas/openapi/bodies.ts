import type { JsonSchema } from "../edition.js";
import type { FieldFact } from "../facts.js";
import type { Json } from "../generate/examples.js";
import type { Section } from "../generate/sections.js";
import { fitted, plainSchema } from "./plain-schema.js";

type Media = Record<string, { schema: JsonSchema; example?: Json }>;

/** The body of a call; undefined where it has none. */
export function requestBodyOf(
  section: Section,
  request: JsonSchema,
  example: Json | undefined,
  commands: readonly string[],
) {
  const body = request.properties?.body;
  if (!body) return undefined;
  const whole = section.request.find((fact) => fact.in === "body" && fact.path === "");
  const required = (request.required ?? []).includes("body");
  const description = typeof body.description === "string" ? { description: body.description } : {};
  if (!whole) return { required, content: jsonMedia(body, example) };
  return { ...description, required, content: { ...rawMedia(whole, body), ...commandMedia(section, commands) } };
}

/** A successful answer: JSON by its schema, or the content itself. */
export function answerOf(
  section: Section,
  response: JsonSchema | undefined,
  reference: string | undefined,
  example: Json | undefined,
) {
  if (!response || !reference) return { description: "成功" };
  const whole = section.response.find((fact) => fact.path === "");
  if (whole) return { description: String(response.description ?? "成功"), content: rawMedia(whole, response) };
  const schema = { anyOf: [{ $ref: reference }, { $ref: "#/components/schemas/Refusal" }] };
  return {
    description: "成功返回,或以 errno 表示的失败",
    content: { "application/json": withExample({ schema }, example) },
  };
}

/** JSON, where what it holds is between the sender and the device: any of the commands that the document defines, or more. */
function commandMedia(section: Section, commands: readonly string[]): Media {
  if (commands.length === 0 || !section.request.some((fact) => fact.in === "body" && fact.path === "")) return {};
  return { "application/json": { schema: { anyOf: [...commands.map(($ref) => ({ $ref })), anything] } } };
}

/** Written out, since a linter takes an empty schema for a slip. */
const anything: JsonSchema = { type: ["object", "array", "string", "number", "boolean", "null"] };

function jsonMedia(schema: JsonSchema, example: Json | undefined): Media {
  return { "application/json": withExample({ schema: plainSchema(schema) }, example && fitted(example, schema)) };
}

/** Bytes have no schema in OpenAPI 3.1; what is known of them is a note. */
function rawMedia(fact: FieldFact, schema: JsonSchema): Media {
  const type = /图片/.test(String(schema.description)) ? "image/*" : "application/octet-stream";
  const limit = fact.constraints.maxBytes;
  return { [type]: { schema: limit === undefined ? {} : { "x-max-bytes": limit } } };
}

function withExample(media: { schema: JsonSchema }, example: Json | undefined) {
  return example === undefined ? media : { ...media, example };
}
