import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { Validator } from "@seriousme/openapi-schema-validator";
import { extractFacts } from "../extract/index.js";
import { openApiOf } from "./index.js";

const document = await readFile(new URL("../document/onenet-video-api.txt", import.meta.url), "utf8");
const extraction = extractFacts(document);
const api = openApiOf(extraction);

interface Operation {
  servers?: { url: string }[];
  security: unknown[];
  description: string;
  parameters: { name: string; schema: Record<string, unknown> }[];
  requestBody?: { content: Record<string, { example?: unknown; schema: Record<string, unknown> }> };
  responses: Record<string, { content?: Record<string, { example?: unknown; examples?: object }> }>;
  "x-section": string;
}

const operations = Object.values(api.paths).flatMap((item) => Object.values(item) as Operation[]);
const operation = (section: string) => operations.find((each) => each["x-section"] === section) as Operation;

test("the specification's own schema accepts it", async () => {
  expect(await new Validator().validate(structuredClone(api) as never)).toEqual({ valid: true });
});

test("a linter has nothing to say against it", async () => {
  const config = await createConfig({ extends: ["recommended"] });
  const problems = await lintFromString({ source: JSON.stringify(api), config });
  expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
});

test("every operation is there but the one without a path, which is named as left out", () => {
  const sections = extraction.facts.flatMap((fact) => (fact.kind === "operation" ? [fact.section] : []));
  expect(operations.map((each) => each["x-section"]).sort()).toEqual(sections.filter((each) => each !== "5.5").sort());
  expect(api.info.description).toContain("5.5 获取图片 ($url)");
});

test("addresses that other answers give have servers of their own", () => {
  expect(api.servers).toEqual([
    { url: "http://{API_ADDRESS}", variables: { API_ADDRESS: { default: "api.video.heclouds.com" } } },
  ]);
  expect(operations.filter(({ servers }) => servers).map((each) => each["x-section"])).toEqual(["4.2", "4.3"]);
  expect(operation("4.2").servers?.[0]?.url).toBe("http://{HLS_PLAY_ADDRESS}");
});

test("keys are security schemes, and a call without a key says so", () => {
  expect(operation("1.1").security).toEqual([{ masterKey: [] }]);
  expect(operation("1.3").security).toEqual([{ masterKey: [] }, { deviceKey: [] }]);
  expect(operation("15.1").security).toEqual([{ masterKey: [] }, { authorization: [] }]);
  expect(operation("10").security).toEqual([]);
  expect(operations.flatMap(({ parameters }) => parameters).map(({ name }) => name)).not.toContain("api-key");
});

test("examples are the document's own", () => {
  expect(operation("7.2").responses["200"]?.content?.["application/json"]?.example).toEqual({ errno: 0, trans_enc: 1 });
  expect(operation("6.4").requestBody?.content["application/json"]?.example).toEqual({ name: "11111" });
  expect(operation("2.3").responses["4XX"]?.content?.["application/json"]?.examples).toHaveProperty("channel-exists");
});

test("errata are notes of their operation", () => {
  expect(operation("6.3").description).toContain("Errata:");
  expect(operation("6.3").description).toContain("channeled");
});

test("limits reach the schemas, and an edited document changes them", () => {
  const title = (of: typeof api) =>
    (Object.values(of.paths).flatMap((item) => Object.values(item)) as Operation[])
      .find((each) => each["x-section"] === "2.3")
      ?.parameters.find(({ name }) => name === "title")?.schema;
  expect(title(api)).toMatchObject({ maxLength: 64 });
  const edited = document.replace("(长度不超过64且", "(长度不超过32且");
  expect(title(openApiOf(extractFacts(edited)))).toMatchObject({ maxLength: 32 });
});

test("the free body of a command may be any of the commands that the document defines", () => {
  const content = operation("3.1").requestBody?.content;
  expect(JSON.stringify(content?.["application/json"]?.schema)).toContain("section_3_2_b_command");
  expect(Object.keys(content ?? {})).toContain("application/octet-stream");
});
