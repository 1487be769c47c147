import { expect, test } from "@playwright/test";
import type { Constraints, FieldFact, FieldType } from "../facts.js";
import { keyOf, SHIPPED } from "./edited-copy.js";

/** Read by hand from the document: at least one row for each way in which it states something. */
const OPERATIONS: [section: string, method: string, url: string, auth: string, first: number, last: number][] = [
  ["1.1", "POST", "http://API_ADDRESS/devices", "master", 15, 17],
  ["1.2", "POST", "http://API_ADDRESS/register_de", "none", 48, 49],
  ["1.3", "PUT", "http://API_ADDRESS/devices/{device_id}", "master-or-device", 68, 70],
  ["1.6", "DELETE", "http://API_ADDRESS/devices/{device_id}", "master-or-device", 172, 175],
  ["2.1", "GET", "http://API_ADDRESS/ipc/video/device/QryChannel", "any-key", 187, 189],
  ["4.2", "GET", "http://HLS_PLAY_ADDRESS/live/live_{DEVICE_ID}_{CHANNEL_ID}/preload", "any-key", 389, 391],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what the document prints.
  ["4.3", "GET", "http://coveraddr/live_preview/${device_id}-${channel_id}", "none", 404, 406],
  ["5.4", "DELETE", "http://API_ADDRESS/ipc/video/picture/delete_pictrue", "any-key", 491, 493],
  ["5.5", "GET", "$url", "none", 505, 507],
  ["8", "GET", "http://API_ADDRESS/ipc/video/device/QryDevStatus", "any-key", 680, 682],
  ["10", "GET", "http://API_ADDRESS/ipc/video/boot_address", "none", 764, 766],
  ["12", "GET", "http://API_ADDRESS/ipc/video/record/record_video", "any-key", 797, 799],
  ["13.1", "GET", "http://API_ADDRESS/ipc/video/stat/getonlinelist", "master", 818, 821],
  ["15.1", "PUT", "http://API_ADDRESS/ipc/video/file/upload", "key-or-authorization", 969, 971],
];

type Row = [
  key: string,
  type: FieldType | null,
  required: boolean | null,
  constraints: Constraints,
  first: number,
  last?: number,
];

const FIELDS: Row[] = [
  // The row of headers.
  ["1.1 header api-key", "string", true, {}, 17],
  ["1.1 header Content-Type", "string", null, { const: "application/json" }, 17],
  ["1.3 header api-key", "string", null, {}, 70],
  ["1.6 header Content-Type", "string", null, { const: "application/json" }, 175],
  ["2.1 header api-key", "string", true, {}, 189],
  ["15.1 header authorization", "string", null, {}, 971],
  // Parts of an address.
  ["1.3 path device_id", null, true, {}, 69],
  ["4.2 path DEVICE_ID", null, true, {}, 390],
  ["4.3 path channel_id", null, true, {}, 405],
  // 必选, 可选, 必须, and comments after an object.
  ["1.1 body title", "string", true, { maxLength: 64 }, 19],
  ["1.1 body desc", "string", false, {}, 20],
  ["1.1 body location", "object", false, {}, 21, 24],
  ["1.1 body location.ele", "number", null, {}, 21],
  ["1.1 body private", "boolean", false, {}, 25],
  ["1.1 body protocol", "string", true, { const: "RTMP" }, 26],
  ["1.1 body auth_info", "object", true, {}, 27],
  ["1.1 body area", "string", false, {}, 28],
  ["1.1 body activate_code", "string", null, {}, 35],
  ["1.1 response data.device_id", "string", null, {}, 41],
  ["1.2 query register_code", "string", true, {}, 50],
  ["1.2 body sn", "string", false, { maxLength: 512 }, 51],
  ["1.2 body mac", "string", false, { maxLength: 512 }, 52],
  ["1.2 body title", "string", false, { maxLength: 32 }, 54],
  ["1.2 body area", "integer", false, {}, 55],
  // Explained in another section; any of them may be left out.
  ["1.3 body title", "string", false, { maxLength: 64 }, 71],
  ["1.3 body location.ele", "number", null, {}, 81],
  ["1.3 body tags[]", "string", null, {}, 75],
  ["1.4 response data.online", "boolean", null, {}, 110],
  ["1.4 response data.keys[].key", "string", null, {}, 116],
  // A list of parameters.
  ["1.5 query key_words", "string", false, {}, 128],
  ["1.5 query online", "boolean", false, {}, 130],
  ["1.5 query page", "integer", false, { default: 1, maximum: 10000 }, 132],
  ["1.5 query per_page", "integer", false, { default: 30, maximum: 100 }, 133],
  ["1.5 query device_id", "string", false, { maxItems: 100 }, 134],
  ["1.5 query auth_info", "string", false, {}, 135],
  ["1.5 query begin", "string", false, { format: "date" }, 136],
  ["1.5 response data.devices[].channel_count", "integer", null, {}, 158],
  ["1.5 response data.devices[].auth_info.SYS", "string", null, {}, 157],
  ["2.1 query device_id", null, true, {}, 190],
  ["2.1 response result[].channel_id", "integer", null, {}, 198],
  ["2.3 query title", "string", true, { maxLength: 64, pattern: "^[A-Za-z0-9]+$" }, 230],
  ["2.3 query desc", null, null, {}, 231],
  ["3.1 query qos", "integer", null, { enum: [0, 1], default: 0 }, 271],
  ["3.1 query type", "integer", null, { enum: [0, 1], default: 0 }, 272],
  ["3.1 body", "binary", null, { maxBytes: 65535 }, 273],
  ["3.1 response data.cmd_status", "integer", null, { enum: [0, 1, 2, 3, 4, 5, 6] }, 279],
  ["3.1 response data.dev_resp.resp_data", "string", null, { contentEncoding: "base64" }, 282],
  // Commands of a device.
  ["3.2.a body cmdId", "integer", null, { const: 6 }, 303],
  ["3.2.a body cmd.level", "integer", null, { minimum: 1, maximum: 4 }, 306],
  ["3.2.b body cmd.channel_id", "number", null, {}, 316],
  ["3.2.b body cmd.cmdV", "number", null, { enum: [1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 22] }, 318],
  ["3.2.b body cmd.speed", "number", null, { minimum: 1, maximum: 7 }, 319],
  ["3.2.c body cmd.end_time", "string", false, { format: "date-time" }, 332],
  ["3.2.c response all_count", "integer", null, {}, 339],
  ["3.2.c response rvods[].beginTime", "string", null, {}, 346],
  ["4.1 query protocol_type", "integer", null, { enum: [0, 1, 2] }, 361],
  ["4.1 response data.addr", "string", null, {}, 367],
  ["4.2 query idle_time", "integer", null, { maximum: 120 }, 393],
  ["4.3 query token", "string", null, {}, 407],
  ["4.3 response", "binary", null, {}, 409],
  ["5.1 query format", "string", null, { enum: ["jpg", "png"] }, 422],
  ["5.1 body", "binary", null, {}, 425],
  ["5.2 query start_time", "integer", false, { format: "unixtime" }, 439],
  ["5.2 response data[].format", "string", null, { enum: ["jpg", "png"] }, 449],
  ["5.2 response page_info.page_total", "integer", null, {}, 459],
  ["5.3 query name", "string", null, {}, 473],
  ["5.5 response", "binary", null, {}, 510],
  ["6.1 query security", "integer", false, { enum: [0, 1], default: 0 }, 523],
  ["6.1 response data.videoid", "string", null, {}, 529],
  ["6.1 response data.durtion", "string", null, {}, 534],
  ["6.2 query start_time", "string", false, { format: "date-time" }, 552],
  ["6.2 response data.videos[].size", "integer", null, {}, 569],
  ["6.3 query channeled", "integer", null, {}, 599],
  ["6.3 body video[].videoId", "string", null, {}, 602],
  ["6.3 response data[].message", "string", null, {}, 614],
  ["7.1 body type", "integer", null, { enum: [0, 1] }, 661],
  ["7.2 response trans_enc", "integer", null, {}, 675],
  ["8 query devIds", "string", true, { maxLength: 500, maxItems: 30 }, 683],
  ["9 query begin_time", "string", true, { format: "date-time" }, 709],
  ["9 response result[].msg", "string", null, { contentEncoding: "base64" }, 726],
  ["11 body", null, null, { maxBytes: 128 }, 786],
  ["12 query product_id", "integer", true, {}, 800],
  ["12 query action", "integer", true, { enum: [0, 1] }, 803],
  ["13.1 query protocoltype", "string", null, { enum: ["rtmp", "hls"] }, 825],
  ["13.1 query page_key", null, null, {}, 826],
  ["13.1 response result[].resolution", "string", null, {}, 842],
  ["13.1 response page_info.page_key", "string", null, {}, 869],
  ["14 query id", "string", null, {}, 939],
  ["14 body type", "integer", null, { enum: [0, 1] }, 941],
  // Limits that stand in a table of error numbers, and in the notes.
  ["15.1 query name", "string", null, { maxLength: 256 }, 973],
  ["15.1 query desc", "string", false, { maxLength: 1024 }, 974],
  ["15.1 body", "binary", null, { maxBytes: 8388608 }, 975],
  ["15.1 response errno", "integer", null, { const: 200 }, 977],
  ["15.2 response", "binary", null, {}, 990],
  ["15.4 response errno", "integer", null, { const: 0 }, 1022],
];

const RULES: [id: string, level: string, first: number, last: number][] = [
  ["1.1-auth_info-unique", "MUST", 27, 27],
  ["1.2-sn-mac", "MUST", 53, 53],
  ["1.2-key-own-device", "MUST", 61, 61],
  ["1.3-partial-update", "MUST", 97, 97],
  ["1.5-key_words-left-match", "MUST", 128, 128],
  ["1.5-title-case-insensitive", "MUST", 138, 138],
  ["1.6-media-gone", "MUST", 181, 181],
  ["3.1-sent", "MUST", 293, 293],
  ["4.1-rtmp-live-address", "MUST", 373, 373],
  ["4.1-hls-live-address", "MUST", 381, 383],
  ["4.2-from-play-address", "MUST", 399, 399],
  ["4.3-preview-address", "MUST", 411, 411],
  ["5.1-name-taken", "MUST", 430, 430],
  ["5.2-name-unique", "MUST", 452, 452],
  ["6.1-security-links", "MUST", 543, 543],
  ["6.2-one-bound-enough", "MUST", 585, 585],
  ["6.3-result-per-id", "MUST", 617, 617],
  ["9-msg-base64", "MUST", 760, 760],
  ["13.1-page-key", "MUST", 872, 872],
  ["13.1-snapshot", "MUST", 873, 873],
  ["13.2-page-key", "MUST", 930, 930],
  ["15.1-key-or-authorization", "MUST", 971, 971],
];

const facts = new Map(SHIPPED.facts.map((fact) => [keyOf(fact).trim(), fact]));

for (const [section, method, url, auth, first, last] of OPERATIONS) {
  test(`${section} is ${method} ${url} with ${auth}`, () => {
    expect(facts.get(section)).toEqual({ kind: "operation", section, method, url, auth, lines: [first, last] });
  });
}

for (const [key, type, required, constraints, first, last = first] of FIELDS) {
  test(`${key} is read with type, duty, limits and lines`, () => {
    const fact = facts.get(key) as FieldFact;
    expect({ type: fact.type, required: fact.required, constraints: fact.constraints, lines: fact.lines }).toEqual({
      type,
      required,
      constraints,
      lines: [first, last],
    });
  });
}

for (const [id, level, first, last] of RULES) {
  test(`${id} is read with its level and lines`, () => {
    expect(facts.get(id)).toMatchObject({ kind: "rule", level, lines: [first, last] });
  });
}

test("the printed refusals keep their numbers, words and lines", () => {
  expect(facts.get("2.3 errno 16")).toEqual({
    kind: "errno",
    section: "2.3",
    errno: 16,
    error: "The channel already exists,cannot add again!",
    lines: [238, 241],
  });
  expect(facts.get("2.4 errno 17")).toMatchObject({
    error: "This channel is not available under this device!",
    lines: [258, 261],
  });
});

test("the table of chapter 15 gives fourteen numbers with their statuses", () => {
  const table = SHIPPED.facts.filter((fact) => fact.kind === "errno" && fact.section === "15");
  expect(table).toHaveLength(14);
  expect(table.at(6)).toEqual({
    kind: "errno",
    section: "15",
    errno: 413,
    status: 413,
    error: "请求资源大小大于指定的最大值(resource size is too big)",
    lines: [958, 958],
  });
});

test("the keeping of pages is read with its seconds", () => {
  expect(facts.get("13.1-snapshot")).toMatchObject({ values: { seconds: 300 } });
});

test("facts are in the document's order, and no two have the same name", () => {
  const lines = SHIPPED.facts.map((fact) => fact.lines[0]);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  expect(facts.size).toBe(SHIPPED.facts.length);
});

test("every chapter gives facts", () => {
  const chapters = new Set(SHIPPED.facts.map((fact) => Number(fact.section.split(".")[0])));
  expect([...chapters]).toEqual(Array.from({ length: 15 }, (_, at) => at + 1));
});

test("less than three facts in a hundred are curated", () => {
  expect(SHIPPED.facts.filter((fact) => fact.curated).length).toBeLessThan(0.03 * SHIPPED.facts.length);
});
