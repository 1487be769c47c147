import { expect, test } from "@playwright/test";
import { type JsonSchema, loadEdition } from "../edition.js";
import { judgeAnswer } from "../judge.js";
import { strictAjv } from "./ajv.js";
import { sourceOf } from "./schemas.js";

const edition = await loadEdition();
const source = sourceOf(edition);
const names = Object.keys(edition.schemas);

test("every schema is valid and compiles under Ajv's strict mode", () => {
  const ajv = strictAjv(new Map(Object.entries(edition.schemas)));
  for (const name of names) {
    expect(ajv.validateSchema(edition.schemas[name] as JsonSchema), name).toBe(true);
    expect(ajv.getSchema(name), name).toBeDefined();
  }
});

test("every operation has a schema of its call and every printed answer one of its own", () => {
  for (const section of source.sections) {
    if (section.operation) expect(names).toContain(`${section.number}-request`);
    if (section.response.length > 0) expect(names).toContain(`${section.number}-response`);
  }
});

test("every node names lines of the document and a requirement of the catalogue", () => {
  const ids = new Set(edition.requirements.map(({ id }) => id));
  for (const name of names) {
    for (const node of nodesOf(edition.schemas[name] as JsonSchema)) {
      const lines = node["x-lines"];
      expect(lines, JSON.stringify(node)).toBeDefined();
      expect(lines?.[1]).toBeLessThanOrEqual(edition.lines.length);
      for (const id of [node["x-requirement"], ...Object.values(node["x-requirements"] ?? {})])
        expect(ids).toContain(id);
    }
  }
});

test("every printed answer is accepted by its schema", () => {
  const printed = [...source.examples].filter(([, { response }]) => response !== undefined);
  expect(printed.length).toBeGreaterThan(25);
  for (const [section, { response }] of printed) expect(judgeAnswer(edition, section, response), section).toEqual([]);
});

test("every schema is open to fields that the document does not print", () => {
  const answer = { ...(source.examples.get("2.1")?.response as object), added: { more: 1 } };
  expect(judgeAnswer(edition, "2.1", answer)).toEqual([]);
});

test("a description quotes the document's comment", () => {
  const title = edition.schemas["2.3-request"]?.properties?.query?.properties?.title;
  expect(title?.description).toBe("标题,必填(长度不超过64且只能是数字、字母或者是数字字母组合)");
});

function nodesOf(schema: JsonSchema): JsonSchema[] {
  const children = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [schema, ...children.flatMap(nodesOf)];
}
