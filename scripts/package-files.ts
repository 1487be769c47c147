import { cpSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** What is built: our modules, without tests, declarations and what only their development needs. */
export function sourcesOf(root: string, folders: readonly string[]): string[] {
  const within = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => join(root, folder, file)),
  );
  return [...within, join(root, "playwright.config.ts")].filter(isModule);
}

function isModule(file: string): boolean {
  return file.endsWith(".ts") && !/\.(test|d)\.ts$/.test(file) && !/\/(page|runs|testing|node_modules)\//.test(file);
}

/** True for folders, and for files that modules read beside themselves. */
export function isAsset(file: string): boolean {
  if (/\/(runs|node_modules|sobek|fixtures|testing)$/.test(file)) return false;
  return !/\.(ts|mjs|mts|md|sh|tsx)$/.test(file);
}

/** What the package brings ready made, since its tools stay with development: the report's pages, and the player. */
export async function prebuild(dist: string): Promise<void> {
  const { buildPages } = await import("../reports/build-page.js");
  await buildPages(join(dist, "reports/page"));
  const require = createRequire(import.meta.url);
  const player = join(dist, "contracts/support/browser");
  // hls.js itself is fifty times the one file that is needed.
  cpSync(require.resolve("hls.js/dist/hls.light.min.js"), join(player, "hls.light.min.js"));
  cpSync(join(dirname(require.resolve("hls.js/package.json")), "LICENSE"), join(player, "hls.js-LICENSE.txt"));
}
