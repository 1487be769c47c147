import type { JsonSchema } from "../edition.js";
import type { Extraction } from "../generate/index.js";
import type { Source } from "../generate/response-schema.js";
import { schemasOf, sourceOf } from "../generate/schemas.js";
import { chapterOf, type Section } from "../generate/sections.js";
import { headingOf } from "../generate/words.js";
import { type Address, addressOf, mainHost, serverFor } from "./address.js";
import { answerOf, requestBodyOf } from "./bodies.js";
import { notesOf } from "./notes.js";
import { parametersOf } from "./parameters.js";
import { plainSchema } from "./plain-schema.js";
import { refusalSchema, refusalsOf } from "./refusals.js";
import { securityOf, securitySchemes } from "./security.js";

/** An OpenAPI document; its parts are as the specification names them. */
export interface OpenApi {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } };
  servers: unknown[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
}

/** The vendor's document states none. */
const license = { name: "not stated by the vendor", identifier: "LicenseRef-vendor" };

/** The API of an edition as OpenAPI 3.1. What has no path of its own (`$url`) is named in the description as left out. */
export function openApiOf(extraction: Pick<Extraction, "facts" | "lines" | "errata" | "digest">): OpenApi {
  const source = sourceOf(extraction);
  const schemas = schemasOf(source);
  const operations = source.sections.flatMap((section) => {
    const address = section.operation && addressOf(section.operation);
    return address ? [{ section, address }] : [];
  });
  const main = mainHost(operations.map(({ address }) => address));
  const paths: OpenApi["paths"] = {};
  for (const { section, address } of operations) {
    const item = paths[address.path] ?? {};
    paths[address.path] = item;
    item[section.operation?.method.toLowerCase() ?? "get"] = operationOf(section, address, main, source, schemas);
  }
  const mainAddress = operations.find(({ address }) => address.host === main)?.address;
  return {
    openapi: "3.1.0",
    info: {
      title: titleOf(source),
      version: `document-${extraction.digest.replace(/^sha256:/, "").slice(0, 12)}`,
      description: leftOut(source),
      license,
    },
    servers: mainAddress ? [serverFor(mainAddress, source.lines)] : [],
    tags: tagsOf(
      operations.map(({ section }) => section),
      source,
    ),
    paths,
    components: { schemas: componentsOf(source, schemas), securitySchemes: securitySchemes(source.sections) },
  };
}

function operationOf(
  section: Section,
  address: Address,
  main: string,
  source: Source,
  schemas: ReadonlyMap<string, JsonSchema>,
) {
  const request = schemas.get(`${section.number}-request`) ?? {};
  const response = schemas.get(`${section.number}-response`);
  const examples = source.examples.get(section.number);
  const body = requestBodyOf(section, request, examples?.request, commandsBelow(section, source));
  return {
    operationId: operationId(section),
    tags: [tagOf(section, source)],
    summary: heading(section, source),
    description: notesOf(section, source),
    ...(address.host !== main && { servers: [serverFor(address, source.lines)] }),
    security: securityOf(section.operation?.auth ?? "none"),
    parameters: parametersOf(section, request, address, source.lines),
    ...(body && { requestBody: body }),
    responses: {
      "200": answerOf(section, response, response && componentRef(section, "response"), examples?.response),
      ...refusalsOf(section, source.sections),
    },
    "x-section": section.number,
    "x-lines": section.operation?.lines,
  };
}

/** Answers of operations, and the commands of sections without a call of their own. */
function componentsOf(source: Source, schemas: ReadonlyMap<string, JsonSchema>): Record<string, unknown> {
  const components: Record<string, unknown> = {};
  for (const section of source.sections) {
    const response = schemas.get(`${section.number}-response`);
    const command = section.operation ? undefined : schemas.get(`${section.number}-request`)?.properties?.body;
    const answer = response && { "x-answer": plainSchema(response) };
    if (command) components[componentName(section, "command")] = { ...plainSchema(command), ...answer };
    if (section.operation && response?.type === "object")
      components[componentName(section, "response")] = plainSchema(response);
  }
  const errnos = source.sections.flatMap(({ response }) => response.filter(({ path }) => path === "errno"));
  const successes = [...new Set(errnos.flatMap(({ constraints }) => constraints.const ?? []))];
  return { ...components, Refusal: refusalSchema(successes) };
}

/** The commands that the next section of the chapter defines, for a call whose body is free. */
function commandsBelow(section: Section, source: Source): string[] {
  const chapter = chapterOf(section.number);
  const commands = source.sections.filter(
    (other) => !other.operation && chapterOf(other.number) === chapter && other.request.length > 0,
  );
  return commands.map((command) => componentRef(command, "command"));
}

function componentRef(section: Section, kind: "command" | "response"): string {
  return `#/components/schemas/${componentName(section, kind)}`;
}

function componentName(section: Section, kind: "command" | "response"): string {
  const name = section.operation ? operationId(section) : `section_${section.number.replaceAll(".", "_")}`;
  return `${name}_${kind}`;
}

/** `get_device_QryChannel`: method and path, which no other operation shares. */
function operationId({ operation }: Section): string {
  const path = (operation && addressOf(operation)?.path) ?? "";
  const words = path
    .replace(/^\/ipc\/video\//, "")
    .split(/[^A-Za-z0-9_]+/)
    .filter(Boolean);
  return [operation?.method.toLowerCase(), ...words].join("_");
}

function heading(section: Section, source: Source): string {
  return headingOf(source.lines, section.number, section.operation?.lines[0] ?? 1) || section.number;
}

function tagOf(section: Section, source: Source): string {
  return (
    headingOf(source.lines, chapterOf(section.number), section.operation?.lines[0] ?? 1) || chapterOf(section.number)
  );
}

function tagsOf(sections: readonly Section[], source: Source): OpenApi["tags"] {
  const chapters = new Map(sections.map((section) => [tagOf(section, source), chapterOf(section.number)]));
  return [...chapters].map(([name, chapter]) => ({ name, description: `第 ${chapter} 章 ${name}` }));
}

function titleOf({ lines }: Source): string {
  return lines.map((line) => line.trim()).find((line) => /API.*文档$/.test(line)) ?? "API";
}

function leftOut(source: Source): string {
  const without = source.sections.filter(({ operation }) => operation && !addressOf(operation));
  const names = without.map((section) => `${section.number} ${heading(section, source)} (${section.operation?.url})`);
  const note = names.length > 0 ? ` Left out, since its address has no path of its own: ${names.join("; ")}.` : "";
  return `Generated from the vendor's document, do not edit.${note}`;
}
