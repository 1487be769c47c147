import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { UsageError } from "../schemas/usage-error.js";
import { parseTarget, readTarget, targetFromUrl } from "./target-file.js";

/** `${NAME}`, as a target file has it. */
const from = (name: string) => ["$", "{", name, "}"].join("");

const least = { apiAddress: "http://127.0.0.1:9000", masterKey: "k-123456", productId: 7312 };
const sections = ["1.1", "1.2", "2.1", "4.1", "13.1", "13.2", "8"];

const folder = mkdtempSync(join(tmpdir(), "target-file-"));
test.afterAll(() => rmSync(folder, { recursive: true }));

function written(content: string): string {
  const file = join(folder, "target.json");
  writeFileSync(file, content);
  return file;
}

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof UsageError && error.exit === 2) return error.message;
    throw error;
  }
  return "";
}

const mistakes: [change: Record<string, unknown>, message: string][] = [
  [
    { masterkey: "x" },
    `target.json: "masterkey" is not known; allowed: name, apiAddress, masterKey, productId, authorization, registerCode, claims, fixtures, allow, maxRequestsPerSecond, waivers, declared, quota, timeouts, tls, load, overrides, emulator. Did you mean "masterKey"?`,
  ],
  [
    { fixtures: { onlin: {} } },
    `target.json: "fixtures.onlin" is not known; allowed: online, offline, video, messages. Did you mean "online"?`,
  ],
  [{ declared: { colour: 1 } }, `target.json: "declared.colour" is not known; allowed: pageKeySeconds, settleSeconds.`],
  [
    { allow: ["write", "recrod"] },
    `target.json: "allow[1]" is "recrod"; allowed: write, delete, commands, record, encryption, camera. Did you mean "record"?`,
  ],
  [
    { allow: "write" },
    `target.json: "allow" is "write"; allowed: a list of write, delete, commands, record, encryption, camera.`,
  ],
  [
    { masterKey: undefined },
    `target.json: "masterKey" is missing; it is the product's master key, best as "\${ONENET_MASTER_KEY}".`,
  ],
  [{ productId: undefined }, `target.json: "productId" is missing; it is the product's id, a whole number from 1.`],
  [
    { fixtures: { online: { deviceId: "1" } } },
    `target.json: "fixtures.online.channelId" is missing; it is a channel's number, a whole number from 0.`,
  ],
  [
    { fixtures: { online: { deviceId: 1, channelId: 1 } } },
    `target.json: "fixtures.online.deviceId" is 1; allowed: an id in quotes, such as "2480461".`,
  ],
  [
    { fixtures: { messages: { deviceId: "1", beginTime: "2018-01-04", endTime: "2018-01-09 00:00:00" } } },
    `target.json: "fixtures.messages.beginTime" is "2018-01-04"; allowed: a time such as "2018-01-04 00:00:00".`,
  ],
  [{ productId: "7312" }, `target.json: "productId" is "7312"; allowed: the product's id, a whole number from 1.`],
  [{ productId: 1.5 }, `target.json: "productId" is 1.5; allowed: the product's id, a whole number from 1.`],
  [
    { apiAddress: "127.0.0.1:9000" },
    `target.json: "apiAddress" is "127.0.0.1:9000"; allowed: an http:// or https:// address without user name, query or fragment, such as "http://127.0.0.1:9000".`,
  ],
  [
    { apiAddress: "file:///etc/passwd" },
    `target.json: "apiAddress" is "file:///etc/passwd"; allowed: an http:// or https:// address without user name, query or fragment, such as "http://127.0.0.1:9000".`,
  ],
  [
    { apiAddress: "http://u:p@h/" },
    `target.json: "apiAddress" is "http://u:p@h/"; allowed: an http:// or https:// address without user name, query or fragment, such as "http://127.0.0.1:9000".`,
  ],
  [
    { masterKey: "two\nlines" },
    `target.json: "masterKey" is not such a text (not shown, since it may be a secret); allowed: the product's master key, best as "\${ONENET_MASTER_KEY}".`,
  ],
  [
    { masterKey: "" },
    `target.json: "masterKey" is empty; allowed: the product's master key, best as "\${ONENET_MASTER_KEY}".`,
  ],
  [
    { masterKey: 12345678 },
    `target.json: "masterKey" is a number; allowed: the product's master key, best as "\${ONENET_MASTER_KEY}".`,
  ],
  [
    { maxRequestsPerSecond: 0 },
    `target.json: "maxRequestsPerSecond" is 0; allowed: a number above 0 (default: 10, and none on loopback).`,
  ],
  [
    { quota: { devices: -1 } },
    `target.json: "quota.devices" is -1; allowed: a whole number of devices from 0 (default 20).`,
  ],
  [
    { timeouts: { requestSeconds: "10" } },
    `target.json: "timeouts.requestSeconds" is "10"; allowed: a number of seconds above 0 and up to 3600 (default 10).`,
  ],
  [
    { claims: ["1", "-99"] },
    `target.json: "claims[1]" is "-99"; allowed: a chapter or section of the document such as "4" or "13.1", with "-" before it to take it out.`,
  ],
  [
    { claims: [4] },
    `target.json: "claims[0]" is 4; allowed: a chapter or section of the document such as "4" or "13.1", with "-" before it to take it out.`,
  ],
  [
    { claims: ["13.3"] },
    `target.json: "claims[0]" is "13.3"; allowed: a chapter or section of the document such as "4" or "13.1", with "-" before it to take it out. Did you mean "13.1"?`,
  ],
  [
    { masterKey: from("ONENET_MISSING") },
    `target.json: "masterKey" needs ONENET_MISSING from the environment, where it is not set; export it.`,
  ],
  [
    { load: { hosts: ["a", from("NO_HOST")] } },
    `target.json: "load.hosts[1]" needs NO_HOST from the environment, where it is not set; export it.`,
  ],
  [
    { overrides: { "10.0.0.5:1935": "http://127.0.0.1" } },
    `target.json: "overrides.10.0.0.5:1935" is "http://127.0.0.1"; allowed: a host with or without a port, such as "127.0.0.1:1935".`,
  ],
  [
    { tls: { ca: "no.pem" } },
    `target.json: "tls.ca" is "${join(folder, "no.pem")}", which cannot be read; allowed: the path of a PEM file.`,
  ],
  [{ emulator: "yes" }, `target.json: "emulator" is "yes"; allowed: true or false.`],
];

for (const [change, message] of mistakes) {
  test(`a target file with ${JSON.stringify(change, (_, value) => value ?? "nothing")} is refused in one line`, () => {
    const file = written(JSON.stringify({ ...least, ...change }));
    expect(messageOf(() => readTarget(file, {}, sections))).toBe(message);
  });
}

const broken: [content: string, message: string][] = [
  [
    '{\n  "name": "x",\n  "apiAddress" "y"\n}',
    `target.json: line 3, column 16 is not JSON: "\\"" is found where something else must stand.`,
  ],
  ['{ "name": "x",', "target.json: line 1, column 15 is not JSON: the file ends where something else must stand."],
  ["", "target.json: line 1, column 1 is not JSON: the file ends where something else must stand."],
  ["[]", "target.json: the file holds something else; allowed: an object with apiAddress, masterKey and productId."],
  ["null", "target.json: the file holds something else; allowed: an object with apiAddress, masterKey and productId."],
];

for (const [content, message] of broken) {
  test(`the content ${JSON.stringify(content)} is refused in one line`, () => {
    expect(messageOf(() => readTarget(written(content), {}))).toBe(message);
  });
}

test("the words of the schema are in both languages", () => {
  const untold: string[] = [];
  JSON.parse(readFileSync(new URL("./target.schema.json", import.meta.url), "utf8"), (_, node) => {
    if (node.description && !/\p{Script=Han}/u.test(node["x-zh"])) untold.push(node.description);
    return node;
  });
  expect(untold).toEqual([]);
});

test("what is wrong is also told in Chinese", () => {
  const textOf = (change: Record<string, unknown>): string => {
    try {
      parseTarget({ ...least, ...change }, "target.json", {});
    } catch (error) {
      if (error instanceof UsageError) return error.text.zh;
    }
    return "";
  };
  expect(textOf({ allow: ["recrod"] })).toBe(
    'target.json:"allow[0]" 为 "recrod";允许:write, delete, commands, record, encryption, camera。是否想写 "record"?',
  );
  expect(textOf({ productId: "7312" })).toBe('target.json:"productId" 为 "7312";允许:产品 ID,不小于 1 的整数。');
  expect(textOf({ masterKey: "" })).toContain('"masterKey" 为 空文本;允许:产品的 master key');
});

test("a file that is not there, and a folder, are refused in one line", () => {
  const missing = join(folder, "none.json");
  expect(messageOf(() => readTarget(missing, {}))).toBe(
    `${missing}: no such file; --target takes the path of a target file.`,
  );
  expect(messageOf(() => readTarget(folder, {}))).toBe(
    `${folder}: is a folder; --target takes the path of a target file.`,
  );
});

test("what a target file leaves out has its default", () => {
  expect(parseTarget(least, "target.json", {})).toEqual({
    ...least,
    name: "127.0.0.1:9000",
    fixtures: {},
    allow: [],
    declared: { pageKeySeconds: 300, settleSeconds: 3 },
    quota: { devices: 20 },
    timeouts: { requestSeconds: 10, runMinutes: 30 },
    tls: {},
    load: { hosts: [] },
    overrides: {},
    emulator: false,
  });
});

test("outside loopback the default rate is 10 requests a second", () => {
  const rateAt = (apiAddress: string) => parseTarget({ ...least, apiAddress }, "t.json", {}).maxRequestsPerSecond;
  expect(["http://api.example", "http://127.0.0.1:1", "http://[::1]:1", "http://localhost"].map(rateAt)).toEqual([
    10,
    undefined,
    undefined,
    undefined,
  ]);
});

test("texts and numbers are taken from the environment", () => {
  const env = { KEY: "k", PRODUCT: "7", HOST: "h" };
  const target = parseTarget(
    { apiAddress: `http://${from("HOST")}:1/`, masterKey: `${from("KEY")}-${from("KEY")}`, productId: from("PRODUCT") },
    "t.json",
    env,
  );
  expect([target.apiAddress, target.masterKey, target.productId]).toEqual(["http://h:1", "k-k", 7]);
});

test("an emulator's file without allow allows everything", () => {
  expect(parseTarget({ ...least, emulator: true }, "t.json", {}).allow).toHaveLength(6);
});

test("--url takes key and product from the environment, and says what is missing", () => {
  const env = { ONENET_KEY: "k", ONENET_PRODUCT: "7" };
  expect(targetFromUrl("http://h", env).productId).toBe(7);
  expect(targetFromUrl("http://h", env, { key: "other" }).masterKey).toBe("other");
  expect(messageOf(() => targetFromUrl("http://h", {}))).toBe(
    "--url: ONENET_KEY is not set; put the master key there, or into .env.",
  );
  expect(messageOf(() => targetFromUrl("http://h", { ONENET_KEY: "k" }))).toBe(
    "--url: ONENET_PRODUCT is not set; put the product's id there, or into .env.",
  );
  expect(messageOf(() => targetFromUrl("http://h", { ...env, ONENET_PRODUCT: "x" }))).toBe(
    '--url: ONENET_PRODUCT is "x"; allowed: the product\'s id, a whole number from 1.',
  );
  expect(messageOf(() => targetFromUrl("ftp://h", env))).toBe(
    '--url is "ftp://h"; allowed: an http:// or https:// address without user name, query or fragment, such as "http://127.0.0.1:9000".',
  );
});
