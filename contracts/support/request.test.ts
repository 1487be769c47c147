import { expect, test } from "@playwright/test";
import { curlOf } from "./curl.js";
import { valuesAt } from "./json.js";
import type { Operation } from "./operations.js";
import { changed, encodedBody, urlOf } from "./request.js";

function operation(url: string): Operation {
  const fact = { kind: "operation", section: "x", method: "GET", url, auth: "none", lines: [1, 1] } as const;
  return { section: "x", fact: { ...fact, lines: [1, 1] }, fields: [], binaryAnswer: false };
}

test("an address is below the API's, with path and query encoded and undefined left out", () => {
  const request = { path: { device_id: "a/b" }, query: { title: "a b&中", page: 1, end: undefined } };
  expect(urlOf(operation("http://API_ADDRESS/devices/{device_id}"), request)).toBe(
    "/devices/a%2Fb?title=a%20b%26%E4%B8%AD&page=1",
  );
});

test("a parameter that may have another name goes by both, unless that name is used", () => {
  const place = { ...operation("http://API_ADDRESS/d"), otherNames: { deviceid: ["device_id"] } };
  expect(urlOf(place, { query: { deviceid: 7 } })).toBe("/d?device_id=7&deviceid=7");
  expect(urlOf(place, { query: { deviceid: 7, device_id: 8 } })).toBe("/d?device_id=8&deviceid=7");
  expect(urlOf(place, { query: { deviceid: undefined } })).toBe("/d");
});

test("operations with an address of their own take it from an answer", () => {
  const hls = operation("http://HLS_PLAY_ADDRESS/live/live_{DEVICE_ID}_{CHANNEL_ID}/preload");
  const request = { address: "http://10.0.0.5:8080", path: { DEVICE_ID: "7", CHANNEL_ID: 1 } };
  expect(urlOf(hls, request)).toBe("http://10.0.0.5:8080/live/live_7_1/preload");
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the document prints it so.
  const cover = operation("http://coveraddr/live_preview/${device_id}-${channel_id}");
  expect(urlOf(cover, { ...request, path: { device_id: "7", channel_id: 1 } })).toBe(
    "http://10.0.0.5:8080/live_preview/7-1",
  );
  expect(urlOf(operation("$url"), { address: "http://h/p?x=1", query: { token: "t" } })).toBe("http://h/p?x=1&token=t");
});

test("half a surrogate pair from a hostile answer does not stop the suite", () => {
  expect(urlOf(operation("http://API_ADDRESS/d"), { query: { id: "\ud83d" } })).toBe("/d?id=%EF%BF%BD");
});

test("a change sets values and takes them away, and leaves the original as it was", () => {
  const good = { query: { a: 1, b: 2 }, body: { title: "t", desc: "d" } };
  expect(changed(good, { query: { a: undefined, c: 3 }, body: { title: undefined } })).toMatchObject({
    query: { a: undefined, b: 2, c: 3 },
    body: { desc: "d" },
  });
  expect(good.body).toEqual({ title: "t", desc: "d" });
});

test("an object is sent as JSON, texts and bytes as they are", () => {
  expect(encodedBody({ body: { a: 1 } })).toEqual({ body: '{"a":1}', headers: { "content-type": "application/json" } });
  expect(encodedBody({ body: "raw" })).toEqual({ body: "raw", headers: {} });
});

test("a curl line can be pasted: quoted for the shell, keys as variables", () => {
  const call = {
    requirement: "x",
    method: "PUT",
    url: "/d?t=$(rm)",
    body: "it's",
    headers: { "content-type": "text/plain" },
  };
  expect(curlOf({ ...call, key: "master" })).toBe(
    `curl -X PUT "$API/d?t=\\$(rm)" -H "api-key: $KEY" -H "content-type: text/plain" --data-binary 'it'\\''s'`,
  );
  expect(curlOf({ requirement: "x", method: "GET", url: "/d", key: { literal: "secret0123456789abcd" } })).toBe(
    'curl "$API/d" -H "api-key: $DEVICE_KEY"',
  );
});

test("values are found by a fact's path, and never on a prototype", () => {
  const json = { data: { devices: [{ id: "1" }, { id: 2 }, {}] }, none: null };
  expect(valuesAt(json, "data.devices[].id")).toEqual(["1", 2]);
  expect(valuesAt(json, "data.devices")).toHaveLength(1);
  expect([...valuesAt(json, "constructor"), ...valuesAt(json, "none.x"), ...valuesAt("text", "data")]).toEqual([]);
});
