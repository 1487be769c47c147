import { readdirSync } from "node:fs";
import { join } from "node:path";

/** What runs in an installed package: our modules, without tests, declarations and what only development needs. */
export function sourcesOf(root: string, folders: readonly string[]): string[] {
  const within = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => join(root, folder, file)),
  );
  return [...within, join(root, "playwright.config.ts")].filter(isModule);
}

function isModule(file: string): boolean {
  return file.endsWith(".ts") && !/\.(test|d)\.ts$/.test(file) && !/\/(bench|page|runs|node_modules)\//.test(file);
}

/** True for folders, and for files that modules read beside themselves. */
export function isAsset(file: string): boolean {
  if (/\/(runs|node_modules|bench)$/.test(file)) return false;
  return !/\.(ts|mjs|md|sh|tsx)$/.test(file);
}
