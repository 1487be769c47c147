import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { ConformanceResult } from "../schemas/results/conformance.js";
import { resultSchema, type SchemaName, schemaNames, typesOf } from "../schemas/results/generate.js";
import type { LoadResult } from "../schemas/results/load.js";
import type { LoadResult as LoadResultOfSchema } from "../schemas/results/load.schema.generated.js";
import type { ConformanceResult as ConformanceResultOfSchema } from "../schemas/results/results.schema.generated.js";
import { sampleConformance, sampleLoad } from "./fixtures/sample.js";

/** Compiles only while both are assignable to each other: our types and those that the schemas say. */
type Same<One, Other> = [One, Other] extends [Other, One] ? true : never;
const agreed: [Same<ConformanceResult, ConformanceResultOfSchema>, Same<LoadResult, LoadResultOfSchema>] = [true, true];

/** The schema with every object closed: our own files hold nothing that it does not name. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== "object" || node === null) return node;
  const inner = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  return inner.properties && !("additionalProperties" in inner) ? { ...inner, additionalProperties: false } : inner;
}

function validatorOf(name: SchemaName, change: (schema: unknown) => unknown = (schema) => schema) {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  (formats as unknown as (ajv: Ajv2020) => void)(ajv);
  return ajv.compile(change(resultSchema(name)) as object);
}

test("types and schemas of result files agree", () => {
  expect(agreed).toEqual([true, true]);
});

for (const name of schemaNames) {
  test(`the types generated from ${name}.schema.json are up to date`, async () => {
    const committed = readFileSync(new URL(`../schemas/results/${name}.schema.generated.ts`, import.meta.url), "utf8");
    const squeezed = (text: string) => text.replace(/[\s;]+/g, "");
    expect(squeezed(committed)).toBe(squeezed(await typesOf(name)));
  });
}

test("a conformance result is as the schema says, and holds nothing else", () => {
  const valid = validatorOf("results", closed);
  expect(valid(sampleConformance()), JSON.stringify(valid.errors)).toBe(true);
});

test("a load result is as the schema says, and holds nothing else", () => {
  const valid = validatorOf("load", closed);
  expect(valid(sampleLoad()), JSON.stringify(valid.errors)).toBe(true);
});

test("what only some load runs hold is as the schema says", () => {
  const text = { en: "e", zh: "z" };
  const valid = validatorOf("load", closed);
  const rich = sampleLoad({
    notes: [text],
    breakpoint: {
      rate: 40,
      curve: [{ rate: 40, iterations: 9, dropped: 0, p95: 1, p99: 2, failed: 0, holds: true }],
    },
    violations: [{ requirement: "4.1-addr", count: 1, example: "", title: text, lines: [367, 367] }],
  });
  expect(valid(rich), JSON.stringify(valid.errors)).toBe(true);
});

test("a result with a wrong status, or without its counts, is refused", () => {
  const valid = validatorOf("results");
  const { counts: _, ...without } = sampleConformance();
  expect(valid(without)).toBe(false);
  const wrong = sampleConformance();
  expect(valid({ ...wrong, requirements: [{ ...wrong.requirements[0], status: "passed" }] })).toBe(false);
});

test("fields that a later version adds do no harm", () => {
  expect(validatorOf("results")({ ...sampleConformance(), later: 1 })).toBe(true);
});
