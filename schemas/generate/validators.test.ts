import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { expect, test } from "@playwright/test";
import { loadEdition, shippedEdition } from "../edition.js";
import { identifier } from "./validators.js";

const code = await readFile(join(shippedEdition, "validators.js"), "utf8");

test("the validators are one module without imports, require or dynamic code", () => {
  expect(code).not.toMatch(/\brequire\s*\(|\bimport\b\s*[{*("']|\bmodule\.exports\b|\beval\b|\bnew Function\b/);
});

test("the validators run where there is nothing but the language", () => {
  const script = `${code.replace(/export\s*\{([^}]*)\};?\s*$/s, "")}; validators["4.1-response"]({ errno: 0 })`;
  expect(runInNewContext(script, Object.create(null) as object)).toBe(false);
});

test("the validators use no syntax and no pattern that an old engine lacks", () => {
  expect(code).not.toMatch(/\?\.[A-Za-z[(]|\?\?|\*\*=|\\p\{|\(\?<[=!]/);
});

test("every validator can be imported by itself", async () => {
  const module = (await import(join(shippedEdition, "validators.js"))) as Record<string, unknown>;
  for (const name of Object.keys((await loadEdition()).validators)) {
    expect(typeof module[identifier(name)], name).toBe("function");
    expect(typeof module[`schema_${identifier(name)}`], name).toBe("object");
  }
});
