import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { buildPages, pageAssets } from "./build-page.js";

test("the pages that are built beforehand for the package are those that a clone bundles", async () => {
  const dir = await mkdtemp(join(tmpdir(), "pages-"));
  await buildPages(dir);
  const names = ["history.bundle.css", "history.bundle.js", "main.bundle.css", "main.bundle.js"];
  expect((await readdir(dir)).sort()).toEqual(names);
  const { script, style } = await pageAssets("main");
  expect(await readFile(join(dir, "main.bundle.js"), "utf8")).toBe(script);
  expect(await readFile(join(dir, "main.bundle.css"), "utf8")).toBe(style);
});
