import { readFileSync } from "node:fs";

/** The package's folder: this file stands in `scripts/` of a clone or in `dist/scripts/` of an installed package. */
export const packageRoot = new URL(import.meta.url.endsWith(".ts") ? "../" : "../../", import.meta.url);

/** True when running from the built form. */
export const isBuilt = !import.meta.url.endsWith(".ts");

/** Where our modules stand, with a trailing slash: the package's folder, or its `dist/`. */
export const codeRoot = new URL("../", import.meta.url);

/** This suite's version. */
export const version: string = (
  JSON.parse(readFileSync(new URL("package.json", packageRoot), "utf8")) as { version: string }
).version;
