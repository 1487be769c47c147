import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Who may import whom: data walks one way through the house. */
const mayImport: Record<string, string[]> = {
  schemas: [],
  target: ["schemas"],
  contracts: ["schemas", "target"],
  load: ["schemas", "target"],
  emulator: ["schemas"],
  reports: ["schemas"],
  scripts: ["schemas", "target", "contracts", "load", "emulator", "reports"],
};
const folders = Object.keys(mayImport);

function modulesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith(".test.ts") && !file.includes("node_modules"))
    .map((file) => join(root, folder, file));
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const found = text.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g);
  return [...found].map(([, path]) => relative(root, resolve(dirname(file), path ?? "")));
}

for (const folder of folders) {
  test(`${folder} imports nothing but ${mayImport[folder]?.join(", ") || "itself"}`, () => {
    const allowed = [folder, ...(mayImport[folder] ?? [])];
    const wrong = modulesOf(folder).flatMap((file) =>
      importsOf(file)
        .filter((path) => folders.includes(path.split("/")[0] ?? "") && !allowed.includes(path.split("/")[0] ?? ""))
        .map((path) => `${relative(root, file)} imports ${path}`),
    );
    expect(wrong).toEqual([]);
  });
}

test("the modules of a folder import each other without circles", () => {
  const graph = new Map<string, string[]>();
  for (const file of folders.flatMap(modulesOf)) {
    const text = readFileSync(file, "utf8");
    const imports = text.matchAll(/^(?:import|export)(?! type\b)[^;]*?from\s+["'](\.[^"']+)\.js["']/gm);
    const targets = [...imports].map(([, path]) => resolve(dirname(file), `${path}.ts`));
    graph.set(file, targets);
  }
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]) => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].map((one) => relative(root, one)).join(" → "));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  expect(circles).toEqual([]);
});
