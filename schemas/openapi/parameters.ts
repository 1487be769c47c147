import type { JsonSchema } from "../edition.js";
import type { FieldFact } from "../facts.js";
import type { Section } from "../generate/sections.js";
import { isKeyHeader } from "../requirements/aspects.js";
import type { Address } from "./address.js";

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: JsonSchema;
  example?: string | number | boolean;
}

/** Path, query and header parameters of an operation; keys are security schemes, the content type is the body's. */
export function parametersOf(
  section: Section,
  request: JsonSchema,
  address: Address,
  lines: readonly string[],
): Parameter[] {
  const declared = (["path", "query", "header"] as const).flatMap((place) =>
    section.request
      .filter((fact) => fact.in === place && !isKeyHeader(fact) && !/^content-type$/i.test(fact.path))
      .filter((fact) => place !== "path" || address.placeholders.includes(fact.path))
      .map((fact) => parameter(fact, place, request, lines)),
  );
  const unique = declared.filter(
    (each, at) => at === declared.findIndex((other) => other.in === each.in && other.name === each.name),
  );
  const named = new Set(declared.filter((each) => each.in === "path").map(({ name }) => name));
  const implied = address.placeholders.filter((name) => !named.has(name));
  return [
    ...implied.map((name): Parameter => ({ name, in: "path", required: true, schema: { type: "string" } })),
    ...unique,
  ];
}

function parameter(fact: FieldFact, place: Parameter["in"], request: JsonSchema, lines: readonly string[]): Parameter {
  const part = request.properties?.[place];
  const { description, ...schema } = part?.properties?.[fact.path] ?? {};
  const example = exampleOf(fact, lines);
  return {
    name: fact.path,
    in: place,
    required: place === "path" || (part?.required ?? []).includes(fact.path),
    ...(typeof description === "string" && { description }),
    schema,
    ...(example !== undefined && { example }),
  };
}

/** The value that the document prints after the name, where it is one value of the parameter's type. */
function exampleOf(fact: FieldFact, lines: readonly string[]): Parameter["example"] {
  const line = lines[fact.lines[0] - 1]?.normalize("NFKC") ?? "";
  const name = fact.path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const printed = new RegExp(`${name}\\s*=\\s*([^/]*?)\\s*[,,]?\\s*(?://.*)?$`).exec(line)?.[1];
  const value = printed?.replace(/^["“”]|["“”]$/g, "");
  if (!value || /["“”{}]|^x+$|^xxx/.test(value)) return undefined;
  if (fact.type === "integer") return /^\d+$/.test(value) ? Number(value) : undefined;
  if (fact.constraints.enum && !fact.constraints.enum.includes(value)) return undefined;
  return fact.type === "string" && /^[\x20-\x7e\u4e00-\u9fff]{1,40}$/.test(value) ? value : undefined;
}
