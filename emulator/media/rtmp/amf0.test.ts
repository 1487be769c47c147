import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { type Amf, decodeAmf, encodeAmf, MalformedError } from "./amf0.js";

const amf = fc.letrec<{ value: Amf }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.double(),
    fc.boolean(),
    fc.string(),
    fc.constantFrom(null, undefined),
    fc.array(tie("value"), { maxLength: 3 }),
    // The empty name ends an object.
    fc.dictionary(fc.string({ minLength: 1 }), tie("value"), { maxKeys: 3, noNullPrototype: false }),
  ),
})).value;

test("what is written is read again", () => {
  fc.assert(
    fc.property(fc.array(amf, { maxLength: 3 }), (values) => {
      expect(encodeAmf(...decodeAmf(encodeAmf(...values)))).toEqual(encodeAmf(...values));
      expect(decodeAmf(encodeAmf(...values))).toHaveLength(values.length);
    }),
  );
  expect(decodeAmf(encodeAmf("connect", 1, { app: "live", list: [true, null] }))).toEqual([
    "connect",
    1,
    { app: "live", list: [true, null] },
  ]);
});

test("any bytes are read, or refused as malformed", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        decodeAmf(Buffer.from(bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedError);
      }
    }),
    { numRuns: 2000 },
  );
});

test("a list within a list, without end, and a list of 4,294,967,295 items are refused", () => {
  const list = Buffer.of(10, 255, 255, 255, 255);
  expect(() => decodeAmf(list)).toThrow(MalformedError);
  expect(() => decodeAmf(Buffer.concat(Array(1000).fill(list)))).toThrow("nested too deep");
});
