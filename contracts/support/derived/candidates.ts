import type { Json } from "../json.js";

/** Values of every type but one each; which of them is wrong, the request's schema says. */
export const wrongTypes: Json[] = ["abc", 7, true, ["abc"], {}];

/** No date, no time and no number: no leniency in reading times makes one of it. */
export const wrongFormats: Json[] = ["notatime"];

/**
 * What lies next to a printed list: the numbers before and after, a text one letter longer, and a value that its kind is
 * often confused with.
 */
export function neighbours(printed: readonly (string | number | boolean)[]): (string | number)[] {
  const numbers = printed.filter((value) => typeof value === "number");
  if (numbers.length > 0) return [Math.max(...numbers) + 1, Math.min(...numbers) - 1];
  const [first = ""] = printed;
  const confused = printed
    .map((value) => confusedWith[String(value).toLowerCase()])
    .find((value) => value !== undefined);
  return [`${first}x`, ...(confused === undefined ? [] : [confused])];
}

const confusedWith: Record<string, string> = { rtmp: "RTSP", jpg: "gif", png: "gif" };

/**
 * Values that are spoilt in one character, in groups: one of each group is tried. A number is spoilt as a whole, since a
 * reader of numbers may stop at the first letter.
 */
export function wrongPatterns(good: string, pattern: string): Json[][] {
  if (new RegExp(pattern).test("100") && !new RegExp(pattern).test("abc")) return [["abc"]];
  const middle = Math.floor(good.length / 2);
  return [" ", "!", "中"].map((character) => [`${good.slice(0, middle)}${character}${good.slice(middle + 1)}`]);
}
