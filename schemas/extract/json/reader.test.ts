import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { type Node, ReadError, type RepairKind, type ScalarNode } from "./nodes.js";
import { readExample } from "./reader.js";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A value as lists of pairs, so that order, repeated and odd names (`__proto__`) count. */
function pairsOf(value: Json): unknown {
  if (Array.isArray(value)) return value.map(pairsOf);
  if (value !== null && typeof value === "object")
    return { pairs: Object.entries(value).map(([key, one]) => [key, pairsOf(one)]) };
  return Object.is(value, -0) ? 0 : value;
}

function pairsRead(node: Node): unknown {
  if (node.kind === "array") return node.items.map(pairsRead);
  if (node.kind === "object") return { pairs: node.members.map((member) => [member.key, pairsRead(member.value)]) };
  return Object.is(node.value, -0) ? 0 : node.value;
}

function repairsIn(raw: string): RepairKind[] {
  const kinds: RepairKind[] = [];
  const { root, repairs } = readExample(raw);
  const visit = (node: Node): void => {
    if (node.kind === "array") for (const item of node.items) visit(item);
    if (node.kind === "object") {
      for (const member of node.members) {
        kinds.push(...member.repairs.map((repair) => repair.kind));
        visit(member.value);
      }
    }
  };
  visit(root);
  return [...kinds, ...repairs.map((repair) => repair.kind)];
}

function member(raw: string, key: string): Node | undefined {
  const { root } = readExample(raw);
  return root.kind === "object" ? root.members.find((one) => one.key === key)?.value : undefined;
}

const container = fc
  .jsonValue({ maxDepth: 5 })
  .filter(
    (value): value is Json[] | { [key: string]: Json } => typeof value === "object" && value !== null,
  ) as fc.Arbitrary<Json>;

test.describe("valid JSON", () => {
  test("is read back as it was, without any repair", () => {
    fc.assert(
      fc.property(container, fc.constantFrom(undefined, 1, "\t"), (value, indent) => {
        const printed = JSON.stringify(value, null, indent);
        expect(pairsRead(readExample(printed).root)).toEqual(pairsOf(value));
        expect(repairsIn(printed)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("printed in this document's bad style is read back as it was", () => {
    fc.assert(
      fc.property(container, fc.infiniteStream(fc.nat(99)), (value, dice) => {
        const printed = printBadly(value, () => dice.next().value as number);
        expect(pairsRead(readExample(printed).root), printed).toEqual(pairsOf(value));
      }),
      { numRuns: 500 },
    );
  });
});

/** Prints a value as the vendor would; `roll` decides what is forgotten. */
function printBadly(value: Json, roll: () => number): string {
  const sloppy = (percent: number): boolean => roll() < percent;
  const text = (words: string): string => {
    // Within typographic marks the vendor's texts hold neither marks nor escapes.
    const tame = /^[^"“”„‟«»〝〞＂\\\p{Cc}\p{Cs}\u2028\u2029]*$/u.test(words) && !/[/,:{}[\]]/.test(words);
    if (!tame || !sloppy(50)) return JSON.stringify(words);
    return sloppy(50) ? `”${words}”` : `“${words}”`;
  };
  const comment = (): string => (sloppy(30) ? `// 说明,可选:${sloppy(50) ? "“”{" : "[0,1]"}` : "");
  const comma = (last: boolean): string => {
    if (last) return sloppy(20) ? "," : "";
    if (sloppy(20)) return "";
    return sloppy(15) ? "，" : ",";
  };
  const scalar = (one: null | boolean | number | string): string => {
    if (typeof one === "string") return text(one);
    if (typeof one === "boolean" && sloppy(20)) return one ? "ture" : "flase";
    return JSON.stringify(one);
  };
  const print = (one: Json): string => {
    if (one === null || typeof one !== "object") return scalar(one);
    const isList = Array.isArray(one);
    const parts = isList
      ? one.map((item) => print(item))
      : Object.entries(one).map(([key, item]) => {
          const name = /^[A-Za-z_]\w*$/.test(key) && sloppy(20) ? key : text(key);
          return `${name}${sloppy(30) ? " " : ""}:${sloppy(30) ? " " : ""}${print(item)}`;
        });
    const lines = parts.map((part, at) => `${part}${comma(at === parts.length - 1)}${comment()}\n`);
    // After the last item nothing is missing, so dots may stand there.
    if (parts.length > 0 && sloppy(20)) lines.push(`${sloppy(50) ? "……" : "...."}\n`);
    return isList ? `[\n${lines.join("")}]` : `{\n${lines.join("")}}`;
  };
  return print(value);
}

test.describe("any input", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 8 }),
    fc.constantFrom(
      '"',
      "“",
      "”",
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      "，",
      "\n",
      " ",
      "//",
      "/*",
      "*/",
      "……",
      "...",
      "ture",
      "\\",
      "注",
      "a:",
      '"a":',
      "1",
      "/",
    ),
  );

  test("is read, or refused with the reader's own error", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.boolean(), (pieces, opened) => {
        const raw = (opened ? "{" : "") + pieces.join("");
        try {
          const reading = readExample(raw);
          expect(reading.end).toBeLessThanOrEqual(raw.length);
          expect(reading.steps).toBeLessThanOrEqual(30 * raw.length + 100);
        } catch (error) {
          expect(error).toBeInstanceOf(ReadError);
        }
      }),
      { numRuns: 800 },
    );
  });

  for (const repeated of [
    '"“a',
    "“a ",
    "”a” ",
    '"a:',
    "“a:",
    '"\n',
    "“\n",
    "/*\n",
    "/* ",
    "/",
    "1/",
    "…",
    "注\n",
    "a ",
    "a:",
    " ",
    "\\",
    "],",
    '"”   ',
    '"x": “y ',
    "[[]",
    "“:",
    '{"a":1} ',
  ]) {
    test(`takes linear time for ${JSON.stringify(repeated)} over and over`, () => {
      const steps = (times: number): number => readExample(`{${repeated.repeat(times)}`).steps;
      expect(steps(4000)).toBeLessThanOrEqual(2.1 * steps(2000) + 100);
    });
  }

  test("that nests without end is refused with the reader's own error", () => {
    for (const open of ["[", '{"a":', '[{"a":']) expect(() => readExample(open.repeat(100_000))).toThrow(ReadError);
  });
});

test.describe("what the vendor forgets", () => {
  const cases: [string, string, unknown, RepairKind][] = [
    ["a missing comma", '{"a":1\n"b":2}', 2, "comma-missing"],
    ["a comma too many", '{"b":2,\n}', 2, "comma-extra"],
    ["a missing brace", '{"b":2', 2, "brace-missing"],
    ["a brace inside the last comment", '{"b":2, // 保留,激活码}', 2, "brace-in-comment"],
    ["a missing brace at the start", '"b":2}', 2, "brace-missing"],
    ["a missing brace after a name", '{"a":\n"x":1\n},\n"b":2}', 2, "brace-missing"],
    ["a name without its closing mark", "{”b:2}", 2, "quote-missing"],
    ["a name without marks", "{b:2}", 2, "key-unquoted"],
    ["a word for a value", '{"b":dafdafd}', "dafdafd", "value-unquoted"],
    ["a text that goes on in the next line", '{"b":"1280\n720",\n"c":1}', "1280 720", "line-broken"],
    ["a mark that closes differently than it opens", '{"b":"RTMP”,\n"c":1}', "RTMP", "quotes"],
    ["a misspelt boolean", '{"b":ture}', true, "spelling"],
    ["a missing colon", '{"b" 2}', 2, "colon-missing"],
    ["full-width punctuation", '{"a"：1，"b"：2}', 2, "full-width"],
    ["dots for more", '{"b":2\n......\n}', 2, "ellipsis"],
  ];
  for (const [what, raw, value, repair] of cases) {
    test(`${what} is mended`, () => {
      expect((member(raw, "b") as ScalarNode).value).toBe(value);
      expect(repairsIn(raw)).toContain(repair);
    });
  }

  test("two values side by side are both kept", () => {
    const online = member('{"online":ture/false, // 是否在线\n"a":"jpg"/"png"}', "online") as ScalarNode;
    expect([online.value, ...online.others.map((other) => other.value)]).toEqual([true, false]);
  });

  test("a text behind an object stands beside it", () => {
    expect(repairsIn('{"auth_info":{…} auth123”, // 必选\n"b":2}')).toContain("text-after-value");
    expect((member('{"auth_info":{…}“auth123”,\n"b":2}', "b") as ScalarNode).value).toBe(2);
  });

  test("typographic marks inside a text stay in it", () => {
    expect((member('{"b":"他说“好”,走了"}', "b") as ScalarNode).value).toBe("他说“好”,走了");
  });
});

test.describe("remarks", () => {
  const remarksOf = (raw: string): Record<string, string[]> => {
    const found: Record<string, string[]> = {};
    const visit = (node: Node): void => {
      if (node.kind === "array") for (const item of node.items) visit(item);
      if (node.kind !== "object") return;
      for (const one of node.members) {
        found[one.key] = one.remarks.map((remark) => remark.text.trim());
        visit(one.value);
      }
    };
    visit(readExample(raw).root);
    return found;
  };

  test("belong to the member before them in the line", () => {
    expect(remarksOf('{"a":{"b":1, // of b\n"c":2 // of c\n}, // of a\n"d":3}')).toEqual({
      a: ["of a"],
      b: ["of b"],
      c: ["of c"],
      d: [],
    });
  });

  test("in a line of their own belong to the member that follows", () => {
    expect(remarksOf('{"a":1,\n// of b\n"b":2}')).toEqual({ a: [], b: ["of b"] });
  });

  test("that are wrapped go on without comment marks", () => {
    expect(remarksOf('{"a":1, // 必选。64个字\n符以内。\n"b":2}')).toEqual({ a: ["必选。64个字", "符以内。"], b: [] });
    expect(repairsIn('{"a":1, // 必选。64个字\n符以内。\n"b":2}')).toEqual([]);
    expect(repairsIn('{"a":1, // 必选\n注意 a 和 b\n"b":2}')).toEqual(["prose"]);
  });
});
