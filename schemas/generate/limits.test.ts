import { expect, test } from "@playwright/test";
import { loadEdition } from "../edition.js";
import type { FieldFact } from "../facts.js";
import { judgeRequest } from "../judge.js";

const edition = await loadEdition();

/** For each limit that a fact states: the last value inside it and the first one outside. */
const edges: Record<string, (limit: never) => [inside: unknown, outside: unknown]> = {
  maxLength: (limit: number) => [text(limit), text(limit + 1)],
  maximum: (limit: number) => [limit, limit + 1],
  minimum: (limit: number) => [limit, limit - 1],
  maxItems: (limit: number) => [list(limit), list(limit + 1)],
  enum: (values: (string | number)[]) => [values[0], typeof values[0] === "number" ? 1_000 : "none of them"],
};

const limits = edition.facts.flatMap((fact) =>
  fact.kind === "field" && (fact.in === "query" || fact.in === "body")
    ? Object.entries(fact.constraints).flatMap(([keyword, limit]) => (edges[keyword] ? [{ fact, keyword, limit }] : []))
    : [],
);

test("the document states limits to try", () => {
  expect(limits.length).toBeGreaterThan(20);
});

for (const { fact, keyword, limit } of limits) {
  test(`${fact.section} ${fact.in} ${fact.path}: ${keyword} is taken at its edge and refused beyond`, () => {
    const [inside, outside] = (edges[keyword] as (limit: unknown) => [unknown, unknown])(limit);
    expect(breaches(fact, inside)).not.toContain(keyword);
    const found = judgeRequest(edition, fact.section, callWith(fact, outside)).filter(({ path }) =>
      path.endsWith(leaf(fact)),
    );
    expect(found.map(({ requirement }) => requirement).join(" ")).toContain(`-${slugs[keyword]}`);
  });
}

const slugs: Record<string, string> = {
  maxLength: "max-length",
  maximum: "maximum",
  minimum: "minimum",
  maxItems: "max-items",
  enum: "enum",
};

test("a length counts characters, not code units", () => {
  const title = (value: string) => judgeRequest(edition, "1.1", { body: { title: value } });
  expect(title("😀".repeat(64)).map(({ requirement }) => requirement)).not.toContain("1.1-title-max-length");
  expect(title("😀".repeat(65)).map(({ requirement }) => requirement)).toContain("1.1-title-max-length");
});

test("a number that travels as text is checked as a number, and other text is refused", () => {
  const perPage = (value: string) => judgeRequest(edition, "1.5", { query: { per_page: value } });
  expect(perPage("100")).toEqual([]);
  expect(perPage("101").map(({ requirement }) => requirement)).toEqual(["1.5-per_page-maximum"]);
  expect(perPage("many").map(({ requirement }) => requirement)).toEqual(["1.5-per_page-type"]);
});

test("of two fields of which one is to be given, both and neither break the rule that says so", () => {
  const register = (body: object) =>
    judgeRequest(edition, "1.2", { query: { register_code: "a" }, body }).map(({ requirement }) => requirement);
  expect(register({ sn: "a" })).toEqual([]);
  expect(register({ mac: "a" })).toEqual([]);
  expect(register({})).toEqual(["1.2-sn-mac"]);
  expect(register({ sn: "a", mac: "b" })).toEqual(["1.2-sn-mac"]);
});

function breaches(fact: FieldFact, value: unknown): string[] {
  const found = judgeRequest(edition, fact.section, callWith(fact, value));
  return found.filter(({ path }) => path.endsWith(leaf(fact))).map(({ keyword }) => keyword);
}

/** A call that holds this one value at the fact's place. */
function callWith(fact: FieldFact, value: unknown): Record<string, unknown> {
  const steps = fact.path.split(".");
  const nested = steps.reduceRight<unknown>((inner, step) => ({ [step]: inner }), wire(fact, value));
  return { [fact.in]: nested };
}

/** What a query holds is text. */
function wire(fact: FieldFact, value: unknown): unknown {
  return fact.in === "query" ? String(value) : value;
}

function leaf(fact: FieldFact): string {
  return `/${fact.path.split(".").at(-1)}`;
}

/** Chinese where the limit is one of length: it is counted in characters. */
function text(length: number): string {
  return "字".repeat(length);
}

function list(items: number): string {
  return Array.from({ length: items }, (_, index) => index).join(",");
}
