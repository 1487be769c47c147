import { expect, test } from "@playwright/test";
import type { Constraints, Fact, FieldFact, FieldPlace, FieldType } from "../facts.js";
import { deriveRequirements } from "../requirements/derive.js";
import { strictAjv } from "./ajv.js";
import { schemasOf, sourceOf } from "./schemas.js";
import { validatorsModule } from "./validators.js";

/** Facts of a document that nobody has written yet: no combination of them may stop the generation. */
const field = (place: FieldPlace, path: string, type: FieldType | null, constraints: Constraints = {}): FieldFact => ({
  kind: "field",
  section: "1.1",
  in: place,
  path,
  type,
  required: null,
  constraints,
  lines: [1, 1],
  errata: [],
});

const operation: Fact = {
  kind: "operation",
  section: "1.1",
  method: "POST",
  url: "http://API_ADDRESS/a",
  auth: "master",
  lines: [1, 1],
};
const lines = ["a // b"];

const types: (FieldType | null)[] = ["string", "integer", "number", "boolean", "object", "array", "binary", null];
const constraints: Constraints[] = [
  { maxLength: 5, pattern: "^a+$" },
  { minimum: 1, maximum: 5 },
  { maxItems: 3 },
  { maxItems: 3, pattern: "^[0-9,]+$" },
  { enum: [1, 1, "a"] },
  { format: "date-time" },
  { format: "something" },
  { contentEncoding: "base64" },
  { default: "a", const: true },
  { maxBytes: 5 },
];

for (const place of ["query", "body", "response"] as const) {
  test(`every constraint on every type in a ${place} gives a valid schema`, () => {
    const facts = types.flatMap((type, row) =>
      constraints.map((each, column) => field(place, `f${row}_${column}`, type, each)),
    );
    const schemas = schemasOf(sourceOf({ facts: [operation, ...facts], lines, errata: [] }));
    const ajv = strictAjv(schemas);
    for (const name of schemas.keys()) expect(ajv.getSchema(name)).toBeDefined();
  });
}

test("fields inside of what is printed as a text, twice, or under a name of the language are taken", async () => {
  const paths = [
    "a",
    "a.b",
    "a",
    "c[].d",
    "c",
    "then",
    "constructor",
    "toString.x",
    "success",
    "method",
    "hasOwnProperty",
  ];
  const facts = [operation, ...paths.map((path) => field("response", path, "string"))];
  const schemas = schemasOf(sourceOf({ facts, lines, errata: [] }));
  expect(await validatorsModule(schemas)).toContain("response_1_1");
  const ids = deriveRequirements({ facts, lines, errata: [] }, []).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("two errors of one section that say the same keep ids of their own", () => {
  const errno = (number: number, error: string): Fact => ({
    kind: "errno",
    section: "1.1",
    errno: number,
    error,
    lines: [1, 1],
  });
  const facts = [operation, errno(17, "This channel is not available!"), errno(18, "The channel is not online!")];
  const ids = deriveRequirements({ facts, lines, errata: [] }, []).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(["1.1-channel-unknown", "1.1-errno-18"]));
});
