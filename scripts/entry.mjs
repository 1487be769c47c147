import { existsSync } from "node:fs";

/**
 * Imports one of our modules by its path from the package's root, without extension: its TypeScript source in a clone,
 * its built form in an installed package (Node refuses TypeScript below node_modules).
 */
export async function enter(module) {
  const source = new URL(`../${module}.ts`, import.meta.url);
  if (!existsSync(source)) return import(new URL(`../dist/${module}.js`, import.meta.url).href);
  const { register } = await import("tsx/esm/api");
  register();
  return import(source.href);
}
