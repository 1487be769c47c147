import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { Vault } from "./vault.js";

const secret = "s3cr/t+k%y=<秘密>";
const placeholder = /secret[0-9a-z]{14}/;

function redacted(vault: Vault, body: unknown): string {
  const bytes = body instanceof Buffer ? body : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  return Buffer.from(vault.redactBody(bytes)).toString();
}

function vaultWith(...secrets: string[]): Vault {
  const vault = new Vault();
  for (const one of secrets) vault.learn(one, "key");
  return vault;
}

const places: unknown[] = [
  { errno: 0, data: { key: secret, device_id: 21442 } },
  {
    data: {
      keys: [
        { title: "a", key: secret },
        { title: "b", key: "other-key" },
      ],
    },
  },
  { data: { accessToken: secret, addr: "127.0.0.1:80" } },
  { data: { token: secret } },
  { api_key: secret },
  { "api-key": [secret] },
  { a: [[{ b: { masterKey: { inner: [{ deep: secret }] } } }]] },
  { Authorization: secret },
  { data: { url: `http://h/p.jpg?a=1&token=${encodeURIComponent(secret)}` } },
  { data: { rtmp_url: `rtmp://h/live/1-1?${encodeURIComponent(secret)}` } },
];

for (const body of places) {
  test(`a secret is known by its place in ${JSON.stringify(body).replaceAll(secret, "…")}`, () => {
    const vault = new Vault();
    const text = redacted(vault, body);
    expect(text).toMatch(placeholder);
    expect(text).not.toContain("s3cr");
    // Once known, it is found anywhere.
    expect(redacted(vault, { error: `no such key ${secret}` })).not.toContain("s3cr");
  });
}

const plain = "Ab3dEf9hIj2kLm";
const disguises: [name: string, said: string][] = [
  ["upper case", plain.toUpperCase()],
  ["lower case", plain.toLowerCase()],
  ["the other case", "aB3DeF9HiJ2KlM"],
  ["backwards", [...plain].reverse().join("")],
  ["percent signs throughout", [...plain].map((one) => `%${one.charCodeAt(0).toString(16)}`).join("")],
  ["percent signs twice", [...plain].map((one) => `%25${one.charCodeAt(0).toString(16)}`).join("")],
  ["entities", [...plain].map((one) => `&#${one.charCodeAt(0)};`).join("")],
  ["escapes of JSON", [...plain].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join("")],
];

for (const [name, said] of disguises) {
  test(`a key is not told in ${name}, neither in JSON nor in another text`, () => {
    const vault = vaultWith(plain);
    for (const text of [`{"errno":0,"error":"no ${said}"}`, `<p>${said}</p>`]) {
      const clean = redacted(vault, text);
      expect(clean).not.toContain(said);
      expect(clean).toMatch(placeholder);
    }
  });
}

const echoes: [name: string, body: unknown][] = [
  ["plain", `<html>bad key ${secret}</html>`],
  ["in a JSON text", { error: `bad key ${secret}!` }],
  ["as the name of a field", { [secret]: 1 }],
  ["percent-encoded", `/a?b=${encodeURIComponent(secret)}`],
  ["percent-encoded to the last character", [...Buffer.from(secret)].map((byte) => `%${byte.toString(16)}`).join("")],
  ["in base64", { msg: Buffer.from(secret).toString("base64") }],
  ["in base64, one byte further", Buffer.from(`x${secret}`).toString("base64")],
  [
    "in base64, two bytes further, in an address",
    `http://h/live/${Buffer.from(`xx${secret}yy`).toString("base64url")}`,
  ],
  ["in hex", Buffer.from(secret).toString("hex")],
  [
    "with every character escaped",
    `{"error":"${[...secret].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}"}`,
  ],
  ["with a slash escaped", `{"error":${JSON.stringify(secret).replaceAll("/", "\\/")}}`],
  ["HTML-escaped", secret.replace("<", "&#60;").replace(">", "&#62;")],
  ["in what only looks like JSON", `{"a":1} trailing ${secret}`],
  ["in JSON without quotes", `{error: ${secret}}`],
  ["in a binary", Buffer.concat([Buffer.from([0, 1, 2, 0xff]), Buffer.from(secret)])],
];

for (const [name, body] of echoes) {
  test(`a known secret is replaced where it is said again ${name}`, () => {
    const text = redacted(vaultWith(secret), body);
    const said = typeof body === "string" ? body : JSON.stringify(body);
    expect(text).not.toBe(said);
    for (const form of [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString("base64"),
      Buffer.from(secret).toString("hex"),
    ]) {
      expect(text).not.toContain(form);
    }
    expect(text).toMatch(placeholder);
  });
}

test("the same secret is the same placeholder, another one another, and another run's are others", () => {
  const vault = new Vault();
  const texts = [secret, secret, "another-secret"].map(
    (key) => (JSON.parse(redacted(vault, { key })) as { key: string }).key,
  );
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).not.toBe(texts[2]);
  expect(redacted(new Vault(), { key: secret })).not.toContain(String(texts[0]));
});

test("types, emptiness and everything else stay as they were", () => {
  const vault = vaultWith(secret, "123456789");
  const same =
    '{ "errno":0, "token":"", "key":null, "key":true,"page_key":"fc94c7c4","n":1234567890,\n"u":"\\u4e2d\\/", "x":-0.0, "big":12345678901234567890 }';
  expect(redacted(vault, same)).toBe(same);
  const numeric = JSON.parse(redacted(vault, '{"key":98765432,"again":98765432,"also":123456789}')) as Record<
    string,
    number
  >;
  expect(numeric.key).toBeGreaterThan(9e14);
  expect(numeric.again).toBe(numeric.key);
  expect(vault.restoreUrl(`/a?key=${numeric.key}&b=${numeric.also}`)).toBe("/a?key=98765432&b=123456789");
});

test("a secret too short to be looked for is replaced in its place alone", () => {
  const vault = new Vault();
  const text = redacted(vault, { key: "abc", title: "abcdef" });
  expect(text).not.toContain('"abc"');
  expect(text).toContain('"abcdef"');
  expect(vault.restoreHeader((JSON.parse(text) as { key: string }).key)).toBe("abc");
});

test("headers lose their secrets by place and by value", () => {
  const vault = vaultWith(secret);
  const headers = vault.redactHeaders({
    "api-key": "unknown-key",
    "set-cookie": "session=abcdefgh12345; Path=/",
    location: "http://h/a?accessToken=tok123456",
    "x-note": `you sent ${Buffer.from(secret).toString("latin1")} and ${encodeURIComponent(secret)}`,
    "content-type": "application/json",
  });
  const text = JSON.stringify(headers);
  for (const leak of ["unknown-key", "abcdefgh12345", "tok123456", "s3cr"]) expect(text).not.toContain(leak);
  expect(headers["content-type"]).toBe("application/json");
});

test("a playlist's tokens are replaced, also bare ones and relative addresses", () => {
  const vault = new Vault();
  const text = redacted(
    vault,
    '#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="k?token=AAAA1111"\n#EXTINF:4,\nseg1.ts?BBBB2222\n#EXTINF:4,\n/x/seg2.ts?a=1&accessToken=CCCC3333\n',
  );
  for (const leak of ["AAAA1111", "BBBB2222", "CCCC3333"]) expect(text).not.toContain(leak);
  expect(text).toContain("METHOD=AES-128");
  expect(vault.restoreUrl(text)).toContain("seg1.ts?BBBB2222");
});

test("a text of ours, and an explanation of how to join a token, teach no secrets", () => {
  const vault = new Vault();
  const explained = '{"error":"join as rtmp://ip:port/live/1-1?accessToken","accessToken":""}';
  expect(redacted(vault, explained)).toBe(explained);
  expect(vault.redactText("GET /a?token=12345678")).toBe("GET /a?token=12345678");
});

test("what is sent has its secrets back, as each place wants them", () => {
  const vault = new Vault();
  const { token } = JSON.parse(redacted(vault, { token: secret })) as { token: string };
  const encoded = encodeURIComponent(secret);
  expect(vault.restoreUrl(`http://h/a?token=${token}&b=1`)).toBe(`http://h/a?token=${encoded}&b=1`);
  expect(vault.restoreUrl(`http://h/a?${token}`)).toBe(`http://h/a?${encodeURI(secret)}`);
  expect(vault.restoreHeader(`Bearer ${token}`)).toBe(`Bearer ${secret}`);
  expect(Buffer.from(vault.restoreBody(Buffer.from(JSON.stringify({ a: token })))).toString()).toBe(
    JSON.stringify({ a: secret }),
  );
  expect(Buffer.from(vault.restoreBody(Buffer.from(token))).toString()).toBe(secret);
  const basic = Buffer.from(`user:${token}`).toString("base64");
  expect(vault.restoreHeader(`Basic ${basic}`)).toBe(`Basic ${Buffer.from(`user:${secret}`).toString("base64")}`);
});

test("any secret is gone from any JSON around it, and what is sent back means the same", () => {
  const anySecret = fc
    .string({ unit: "grapheme", minLength: 6, maxLength: 40 })
    .filter((text) => text.trim().length >= 6 && !/^[\s\d.,:"{}[\]-]*$/.test(text));
  fc.assert(
    fc.property(anySecret, fc.json(), fc.boolean(), (key, around, pretty) => {
      const vault = vaultWith(key);
      const value = { list: [JSON.parse(around) as unknown, `x${key}y`, { [key]: key, key }] };
      const said = JSON.stringify(value, null, pretty ? 2 : 0);
      const body = vault.redactBody(Buffer.from(said));
      const text = Buffer.from(body).toString();
      if (!JSON.stringify(["list", "key"]).includes(key)) expect(text).not.toContain(key);
      expect(JSON.parse(Buffer.from(vault.restoreBody(body)).toString())).toEqual(value);
    }),
    { numRuns: 300 },
  );
});

test("a body without secrets comes back as it was, whatever is known", () => {
  const vault = new Vault();
  for (let i = 0; i < 1_000; i++) vault.learn(`token-number-${i}-${"x".repeat(i % 20)}`, "token");
  const body = Buffer.from(
    `{"list":[${Array.from({ length: 30_000 }, (_, i) => `"some text of a device ${i % 977}"`).join(",")}]}`,
  );
  expect(vault.redactBody(body)).toBe(body);
});
