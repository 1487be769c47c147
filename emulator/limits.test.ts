import { expect, test } from "@playwright/test";
import { loadEdition } from "../schemas/edition.js";
import type { FieldFact } from "../schemas/facts.js";
import { startForTest, type TestEmulator } from "./testing.js";

interface Draft {
  method: string;
  path: string;
  query: Record<string, string | undefined>;
  body: Record<string, unknown> | Buffer | undefined;
}

/** A call of each section with limits that is accepted; what a limit needs is changed in it. */
async function draftOf(section: string, { device, emulator, productId }: TestEmulator): Promise<Draft> {
  const { id } = await device();
  const drafts: Record<string, Omit<Draft, "query" | "body"> & Partial<Draft>> = {
    "1.1": { method: "POST", path: "/devices", body: { title: "t", protocol: "RTMP" } },
    "1.2": {
      method: "POST",
      path: "/register_de",
      query: { register_code: String(emulator.targetFile.registerCode) },
      body: { sn: `sn${id}`, title: "t" },
    },
    "1.3": { method: "PUT", path: `/devices/${id}`, body: { title: "t" } },
    "1.5": { method: "GET", path: "/devices" },
    "2.3": {
      method: "POST",
      path: "/ipc/video/device/AddChannel",
      query: { device_id: id, channel_id: "1", title: "t" },
    },
    "3.1": { method: "POST", path: "/ipc/video/cmds", query: { device_id: id }, body: Buffer.from("x") },
    "8": { method: "GET", path: "/ipc/video/device/QryDevStatus", query: { devIds: id } },
    "11": { method: "POST", path: "/ipc/video/dev_active", query: { device_id: "2480461" }, body: Buffer.from("x") },
    "15.1": {
      method: "PUT",
      path: "/ipc/video/file/upload",
      query: { product_id: String(productId), name: `f${id}` },
      body: Buffer.from("x"),
    },
  };
  const draft = drafts[section];
  if (!draft) throw new Error(`no draft for ${section}`);
  return { query: {}, body: undefined, ...draft };
}

function placed(draft: Draft, field: FieldFact, value: string | number | Buffer): Draft {
  if (field.in === "query") return { ...draft, query: { ...draft.query, [field.path]: String(value) } };
  if (field.path === "") return { ...draft, body: value as Buffer };
  const { sn, ...body } = draft.body as Record<string, unknown>;
  // Of sn and mac only one may be given (53).
  return { ...draft, body: { ...body, ...(field.path === "mac" ? {} : { sn }), [field.path]: value } };
}

/** Values just within and just beyond each limit of a field. */
function edges({
  constraints,
  section,
  path,
}: FieldFact): [limit: string, within: string | number | Buffer, beyond: string | number | Buffer][] {
  const found: ReturnType<typeof edges> = [];
  const { maxLength, maximum, maxItems, maxBytes } = constraints;
  if (maxLength !== undefined && maxItems === undefined) {
    const letter = constraints.pattern === undefined ? "中" : "a";
    found.push([`${maxLength} characters`, letter.repeat(maxLength), letter.repeat(maxLength + 1)]);
  }
  if (maximum !== undefined) found.push([`at most ${maximum}`, maximum, maximum + 1]);
  if (maxItems !== undefined) {
    const ids = (count: number) =>
      Array.from({ length: count }, (_, index) => (index === 0 ? "2480461" : index)).join();
    found.push([`${maxItems} items`, ids(maxItems), ids(maxItems + 1)]);
  }
  if (maxBytes !== undefined) found.push([`${maxBytes} bytes`, Buffer.alloc(maxBytes), Buffer.alloc(maxBytes + 1)]);
  return found.map(([limit, ...values]) => [`${section} ${path || "body"}: ${limit}`, ...values]);
}

const { facts } = await loadEdition();
const limited = facts.filter(
  (fact): fact is FieldFact =>
    fact.kind === "field" &&
    fact.in !== "response" &&
    !fact.section.startsWith("3.2") &&
    fact.section !== "4.2" &&
    fact.section !== "2.4",
);
test.describe("limits", () => {
  let emulator: TestEmulator;
  test.beforeAll(async () => {
    emulator = await startForTest();
  });
  test.afterAll(() => emulator.emulator.close());

  for (const field of limited) {
    for (const [limit, within, beyond] of edges(field)) {
      test(`${limit} are taken, one more is refused`, async () => {
        const draft = await draftOf(field.section, emulator);
        expect(await refused(emulator, placed(draft, field, beyond))).toBe(true);
        expect(await refused(emulator, placed(draft, field, within))).toBe(false);
      });
    }
  }

  test("chapter 15 tells its three name and description limits by their errnos", async () => {
    const upload = async (query: Record<string, string>) => {
      const search = new URLSearchParams({ product_id: String(emulator.productId), name: "n", ...query });
      return (await emulator.ask("PUT", `/ipc/video/file/upload?${search}`, { body: "x" })).json.errno;
    };
    expect(await upload({ name: "a*b" })).toBe(1001);
    expect(await upload({ name: "中".repeat(256) })).toBe(200);
    expect(await upload({ name: "中".repeat(257) })).toBe(1002);
    expect(await upload({ desc: "d".repeat(1024) })).toBe(200);
    expect(await upload({ desc: "d".repeat(1025) })).toBe(1003);
  });
});

async function refused({ ask }: TestEmulator, { method, path, query, body }: Draft): Promise<boolean> {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const search = given.length > 0 ? `?${new URLSearchParams(given)}` : "";
  return (await ask(method, path + search, body === undefined ? {} : { body })).refused;
}
