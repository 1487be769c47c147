import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { makeFolder } from "./make-folder.js";

test("folders above are made too, and what is there already is good", () => {
  const root = mkdtempSync(join(tmpdir(), "folder-"));
  const dir = join(root, "a", "b", "c");
  makeFolder(dir);
  makeFolder(dir);
  expect(existsSync(dir)).toBe(true);
  writeFileSync(join(root, "file"), "");
  expect(() => makeFolder(join(root, "file"))).toThrow(/EEXIST/);
  expect(() => makeFolder(join(root, "file", "a"))).toThrow(/ENOTDIR/);
  rmSync(root, { recursive: true });
});

test("a place that takes no folders is told, and nobody waits for ever", () => {
  test.skip(process.platform !== "linux", "only Linux has /proc");
  expect(() => makeFolder("/proc/onenet/run")).toThrow(/ENOENT|EACCES|EPERM/);
});
