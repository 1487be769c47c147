import { expect, test } from "@playwright/test";
import { UsageError } from "../usage-error.js";
import { DOCUMENT } from "./edited-copy.js";
import { extractFacts } from "./index.js";

const EXPECTED = "expected its text (UTF-8), with numbered sections and the rows HTTP方法 and URL";
const NO_SECTION = "no section of it has a method and an address of the video platform";

const INPUTS: [what: string, input: string | Uint8Array, found: string][] = [
  ["an empty file", "", "it is empty"],
  ["blanks alone", " \n\u3000\n", "it is empty"],
  [
    "bytes that are no text",
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    "it is binary",
  ],
  ["bytes in no encoding", Buffer.from([0xff, 0xff, 0xfe, 0x80, 0x81]), "it is binary"],
  ["a web page", "<!DOCTYPE html>\n<html><body><h1>1.1 新增</h1></body></html>", "it is HTML or XML"],
  ["JSON", '{"openapi":"3.1.0"}', "it is JSON"],
  ["an OpenAPI file", "openapi: 3.1.0\npaths: {}\n", "it is an OpenAPI file"],
  ["a PDF", "%PDF-1.7\n1 0 obj", "it is a PDF"],
  ["prose", "1.1 新增\n\n今天天气很好\n", NO_SECTION],
  [
    "another API in the same style",
    "1.1 List\n\nHTTP方法 GET\nURL http://api.example.com/pets\n请求返回 {}\n",
    NO_SECTION,
  ],
  ["100 MB", Buffer.alloc(100 * 1024 * 1024, "1.1 新增\n"), "it has 104857600 bytes, more than 1048576"],
  ["a line without end", `${DOCUMENT}\n${"x".repeat(30_000)}`, "line 1036 has 30000 characters, more than 20000"],
];

for (const [what, input, found] of INPUTS) {
  test(`${what} is refused in one line`, () => {
    let thrown: unknown;
    try {
      extractFacts(input);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(UsageError);
    expect(thrown).toMatchObject({ message: `not the vendor's API document: ${found}; ${EXPECTED}`, exit: 2 });
  });
}

test("UTF-16 and GB 18030 are read like UTF-8", () => {
  const plain = extractFacts(DOCUMENT).facts;
  expect(extractFacts(Buffer.from(`\uFEFF${DOCUMENT}`, "utf16le")).facts).toEqual(plain);
  expect(extractFacts(inGb18030(DOCUMENT)).facts).toEqual(plain);
});

/** Node decodes GB 18030 but does not encode it: the two-byte codes are found by decoding all of them. */
function inGb18030(text: string): Buffer {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, number[]>();
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      if (second !== 0x7f) codes.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
    }
  }
  return Buffer.from([...text].flatMap((character) => codes.get(character) ?? [character.charCodeAt(0)]));
}
