import { expect, test } from "@playwright/test";
import { loadEdition } from "./edition.js";
import { sourceOf } from "./generate/schemas.js";
import { type AnswerOptions, judgeAnswer } from "./judge.js";

const edition = await loadEdition();
const { examples, sections } = sourceOf(edition);
const printed = [...examples].flatMap(([section, { response }]) => (isObject(response) ? [{ section, response }] : []));

const broken = (section: string, answer: unknown, options?: AnswerOptions) =>
  judgeAnswer(edition, section, answer, options).map(({ requirement }) => requirement);

for (const { section, response } of printed) {
  test(`${section}: each printed field of the answer that is gone or of another type breaks its own requirement`, () => {
    const facts = sections.find(({ number }) => number === section)?.response ?? [];
    for (const fact of facts) {
      const requirement = edition.requirements.find(
        ({ section: own, field, aspect }) =>
          own === section && aspect === "response-field" && field?.path === fact.path,
      );
      const node = nodeAt(section, fact.path);
      if (!requirement || requirement.origin === "excluded" || node?.type === undefined) continue;
      expect(
        broken(section, changed(response, fact.path, fact.type === "object" ? 7 : {})),
        `${fact.path} wrong`,
      ).toContain(requirement.id);
      if (node["x-may-lack"] === true) continue;
      expect(broken(section, changed(response, fact.path, undefined)), `${fact.path} gone`).toContain(requirement.id);
    }
  });
}

test("an answer that is no object breaks the call's own requirement", () => {
  expect(broken("4.1", [])).toEqual(["4.1-success"]);
});

test("a field with nothing to show may be absent, empty or null, and not once it has been given", () => {
  const answer = (desc: unknown) => ({
    errno: 0,
    error: "succ",
    result: [{ channel_id: 1, title: "a", ...(desc as object) }],
  });
  for (const desc of [{}, { desc: "" }, { desc: null }]) {
    expect(broken("2.1", answer(desc))).toEqual([]);
    expect(broken("2.1", answer(desc), { filled: ["result[].desc"] })).toEqual(["2.1-desc"]);
  }
  expect(broken("2.1", answer({ desc: "given" }), { filled: ["result[].desc"] })).toEqual([]);
});

test("nothing is shown by null or an empty text whatever the type, and by no other text", () => {
  const device = { id: "1", protocol: "RTMP", online: true, create_time: "a", auth_info: {}, channel_count: 0 };
  const answer = (more: object) => ({
    errno: 0,
    error: "succ",
    data: { total_count: 1, per_page: 30, page: 1, devices: [{ ...device, ...more }] },
  });
  for (const nothing of [null, "", {}]) expect(broken("1.5", answer({ location: nothing }))).toEqual([]);
  expect(broken("1.5", answer({ location: "here" }))).toEqual(["1.5-location"]);
  expect(broken("1.5", answer({ private: "" }))).toEqual([]);
  expect(broken("1.5", answer({ private: "true" }))).toEqual(["1.5-private"]);
});

test("a list with nothing in it may be absent, and not once it is known to hold something", () => {
  expect(broken("2.1", { errno: 0, error: "succ" })).toEqual([]);
  expect(broken("2.1", { errno: 0, error: "succ" }, { filled: ["result"] })).toEqual(["2.1-result"]);
});

test("page_key is asked for on the first of several pages alone", () => {
  const page = (current: number, total: number) => ({
    errno: 0,
    error: "succ",
    page_info: { total_num: total, page_total: total, page_size: 1, current_page: current },
  });
  expect(broken("13.1", page(1, 2))).toEqual(["13.1-page_key"]);
  expect(broken("13.1", page(2, 2))).toEqual([]);
  expect(broken("13.1", page(1, 1))).toEqual([]);
});

test("a device's response comes whole or not at all", () => {
  const answer = (dev_resp: unknown) => ({ errno: 0, error: "succ", data: { cmd_uuid: "a", cmd_status: 4, dev_resp } });
  expect(broken("3.1", answer({}))).toEqual([]);
  expect(broken("3.1", answer(null))).toEqual([]);
  expect(broken("3.1", answer({ resp_code: 0 }))).toEqual(["3.1-resp_data"]);
});

test("an answer of a million items or of great depth is judged at once", () => {
  const items = Array.from({ length: 200_000 }, () => ({}));
  expect(broken("2.1", { errno: 0, error: "succ", result: items }).length).toBe(2_000);
  const deep = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`) as unknown;
  expect(broken("2.1", { errno: deep, error: "succ", result: [] })).toContain("2.1-errno");
});

function nodeAt(section: string, path: string) {
  let node = edition.schemas[`${section}-response`];
  for (const step of path.split(".")) {
    node = node?.properties?.[step.replaceAll("[]", "")];
    if (step.endsWith("[]")) node = node?.items;
  }
  return node;
}

/** A copy with the value at the path set in every item, or taken away. */
function changed(value: unknown, path: string, to: unknown): unknown {
  const [step = "", ...rest] = path.split(".");
  const name = step.replaceAll("[]", "");
  if (!isObject(value) || !(name in value)) return value;
  const { [name]: child, ...others } = value;
  if (rest.length === 0) return to === undefined ? others : { ...others, [name]: to };
  const within = Array.isArray(child)
    ? child.map((item) => changed(item, rest.join("."), to))
    : changed(child, rest.join("."), to);
  return { ...others, [name]: within };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
