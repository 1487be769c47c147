import { expect, test } from "@playwright/test";
import type { MediaFault } from "./faults.js";
import { Tokens, tokenOf } from "./tokens.js";

function tokensAt(clock: { now: number }, ...faults: MediaFault[]): Tokens {
  return new Tokens({ secret: "s", now: () => clock.now, faults: new Set(faults) });
}

test("a token is good for its stream alone, until its end", () => {
  const clock = { now: 1_000_000_000 };
  const tokens = tokensAt(clock);
  const token = tokens.issue("live/1/2", 60);
  expect(token).toMatch(/^[0-9a-z]{38}$/);
  expect(tokens.issue("live/1/2", 60)).not.toBe(token);
  expect(tokens.check(token, "live/1/2")).toBe(true);
  expect(tokens.check(token, "live/1/3")).toBe(false);
  expect(new Tokens({ secret: "other", now: () => clock.now }).check(token, "live/1/2")).toBe(false);
  clock.now += 60_000;
  expect(tokens.check(token, "live/1/2")).toBe(false);
});

test("what is no token is refused", () => {
  const tokens = tokensAt({ now: 0 });
  const token = tokens.issue("live/1/2", 60);
  for (const wrong of [
    "",
    "x",
    token.slice(1),
    `${token}0`,
    token.replace(/.$/, "x"),
    "é".repeat(38),
    "0".repeat(1e6),
  ]) {
    expect(tokens.check(wrong, "live/1/2")).toBe(false);
  }
});

test("each fault of a token shows", () => {
  const unbound = tokensAt({ now: 0 }, "token-not-bound");
  expect(unbound.check(unbound.issue("live/1/2", 60), "live/9/9")).toBe(true);
  expect(unbound.check("made-up", "live/9/9")).toBe(false);
  expect(tokensAt({ now: 0 }, "token-not-checked").check("made-up", "live/9/9")).toBe(true);
});

test("the token is found in each form that the document shows", () => {
  for (const query of ["T", "token=T", "accessToken=T", "type=0&token=T", "x=1&T"]) expect(tokenOf(query)).toBe("T");
  expect(tokenOf("")).toBe("");
  expect(tokenOf("token=%e0%a4%a")).toBe("%e0%a4%a");
});
