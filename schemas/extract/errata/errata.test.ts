import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { UsageError } from "../../usage-error.js";
import { curatedFacts } from "../curated.js";
import { DOCUMENT, edited, SHIPPED } from "../edited-copy.js";
import { extractFacts } from "../index.js";
import { readErrataBook } from "./book.js";

const BOOK = readFileSync(new URL("../../errata.yaml", import.meta.url), "utf8");
const errata = new Map(SHIPPED.errata.map((erratum) => [erratum.id, erratum]));

/** Read by hand: the doubtful places, their lines, and what a target may also do. */
const DOUBTS: [id: string, first: number, last: number, alsoAllowed: string[]][] = [
  ["E-1.1-header-Content-Type-glued", 17, 17, []],
  ["E-1.1-protocol-required", 26, 26, ["optional"]],
  ["E-1.1-auth_info-required", 27, 27, ["optional"]],
  ["E-1.1-body-auth_info-text", 27, 27, ["string"]],
  ["E-1.1-body-activate_code-brace", 35, 35, []],
  ["E-1.1-data.device_id-type", 41, 41, ["integer"]],
  ["E-1.2-body-mac-prose", 53, 53, []],
  ["E-1.2-body-area-type", 55, 55, ["string"]],
  ["E-1.2-data.device_id-type", 62, 62, ["string"]],
  ["E-1.3-error-last-comma", 95, 95, []],
  ["E-1.4-data-more", 114, 114, []],
  ["E-1.5-data.devices[].online-spelling", 154, 154, []],
  ["E-1.5-data.devices[].channel_count-comma", 158, 158, []],
  ["E-2.1-answer-place", 191, 208, []],
  ["E-2.3-query-title-pattern", 230, 230, ["_"]],
  ["E-3.2.b-body-cmd.cmdV-quote", 318, 318, []],
  ["E-3.2.c-all_count-brace", 339, 339, []],
  ["E-4.1-hls-live-address-template", 381, 383, ["as the template shows"]],
  ["E-4.1-token-joined", 373, 373, ["?accessToken=T", "?token=T"]],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what the document prints.
  ["E-4.3-address", 405, 405, ["http://coveraddr/live_preview/${device_id}_${channel_id}"]],
  ["E-5.2-data-name-quotes", 447, 447, []],
  ["E-6.1-data.size-type", 533, 533, ["integer"]],
  ["E-6.1-durtion-spelling", 534, 534, []],
  ["E-6.2-data.videos[].size-type", 569, 569, ["string"]],
  ["E-6.3-query-deviceid-name", 598, 598, ["device_id"]],
  ["E-6.3-query-channeled-name", 599, 599, ["channel_id"]],
  ["E-6.3-body-video[].videoId-type-in-words", 602, 602, []],
  ["E-13.1-result[].resolution-line-break", 855, 856, []],
  ["E-15-1001-status", 963, 963, ["any HTTP status"]],
  ["E-15.4-errno-success", 1022, 1022, ["200"]],
];

for (const [id, first, last, alsoAllowed] of DOUBTS) {
  test(`${id} stands at its lines with the readings allowed`, () => {
    expect(errata.get(id)).toMatchObject({ lines: [first, last], alsoAllowed });
  });
}

test("every erratum that a fact names is explained, and ids are unique", () => {
  expect(errata.size).toBe(SHIPPED.errata.length);
  const named = SHIPPED.facts.flatMap((fact) => ("errata" in fact ? (fact.errata ?? []) : []));
  expect(named.filter((id) => !errata.has(id))).toEqual([]);
});

test("every erratum prints, reads and reasons", () => {
  expect(SHIPPED.errata.filter((erratum) => !erratum.printed || !erratum.reading || !erratum.why)).toEqual([]);
});

test("a reading that a person adds in the file is allowed", () => {
  const more = BOOK.replace(
    "alsoAllowed: [optional]\n    why: 必须",
    "alsoAllowed: [optional, integer]\n    why: 必须",
  );
  const copy = extractFacts(DOCUMENT, { errata: more });
  expect(copy.errata.find((erratum) => erratum.id === "E-1.1-protocol-required")?.alsoAllowed).toEqual([
    "optional",
    "integer",
  ]);
});

test("where two places come to agree, their errata go", () => {
  const ids = extractFacts(edited('"device_id": 21442', '"device_id": "21442"')).errata.map((erratum) => erratum.id);
  expect(ids.filter((id) => id.endsWith("device_id-type"))).toEqual([]);
});

test("an entry that is wrong is named in one line", () => {
  const wrong = (from: string, to: string) => () => readErrataBook(BOOK.replace(from, to));
  expect(wrong("reading: as printed here", "reading: 7")).toThrow(
    new UsageError('errata.yaml: "contradictions.type-elsewhere.reading" is 7; allowed: a text'),
  );
  expect(wrong('field: "^durtion$"', 'field: "["')).toThrow(
    new UsageError('errata.yaml: "printed[2].field" is "["; allowed: a regular expression'),
  );
  expect(wrong("alsoAllowed: [optional]", "alsoAllowed: optional")).toThrow(
    new UsageError('errata.yaml: "printed[0].alsoAllowed" is "optional"; allowed: a list'),
  );
});

test.describe("a curated fact", () => {
  const entry = (printed: string): string =>
    `- printed: ${printed}\n  fact: { kind: rule, section: "5.1", id: 5.1-use, level: MAY, text: for players }\n`;

  test("takes the lines of its words and is marked", () => {
    const curated = entry("可用在播放端截图上传等");
    expect(extractFacts(DOCUMENT, { curated }).facts.filter((fact) => fact.curated)).toEqual([
      {
        kind: "rule",
        section: "5.1",
        id: "5.1-use",
        level: "MAY",
        text: "for players",
        lines: [429, 429],
        curated: true,
      },
    ]);
  });

  test("stops the extraction when its words are gone or ambiguous", () => {
    const remedy = "read the new text and mend or remove the entry";
    expect(() => extractFacts(edited("截图上传等", "截图"), { curated: entry("可用在播放端截图上传等") })).toThrow(
      new UsageError(`curated.yaml: the words of [0] ("可用在播放端截图上传等") are gone from the document; ${remedy}`),
    );
    expect(() => extractFacts(DOCUMENT, { curated: entry("设备ID") })).toThrow(
      new UsageError(`curated.yaml: the words of [0] ("设备ID") stand more than once in the document; ${remedy}`),
    );
  });

  test("that is malformed is named in one line", () => {
    expect(() => curatedFacts([], "- fact: {}\n")).toThrow(
      new UsageError('curated.yaml: "[0].printed" is missing; allowed: words of the document'),
    );
    expect(() => curatedFacts([], "- printed: x\n  fact: { kind: fild }\n")).toThrow(
      new UsageError('curated.yaml: "[0].fact.kind" is "fild"; allowed: operation, field, errno, rule'),
    );
  });
});
