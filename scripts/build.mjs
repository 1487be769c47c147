import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { enter } from "./entry.mjs";

/**
 * Builds `dist/`, what the installed package runs: every module transpiled by itself in the same layout, and the files
 * that modules read beside themselves.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const folders = ["schemas", "target", "contracts", "emulator", "load", "reports", "scripts"];

rmSync(`${root}dist`, { recursive: true, force: true });
const { sourcesOf, isAsset, prebuild } = await enter("scripts/package-files");
await build({
  entryPoints: sourcesOf(root, folders),
  outdir: `${root}dist`,
  outbase: root,
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
});
for (const folder of folders) {
  cpSync(`${root}${folder}`, `${root}dist/${folder}`, { recursive: true, filter: isAsset });
}
await prebuild(`${root}dist`);
