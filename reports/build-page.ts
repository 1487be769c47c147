import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** Script and style of a page, to be put into its one file. */
export interface PageAssets {
  script: string;
  style: string;
}

/** The pages that we make: the report of a run, and the history of many. */
export type PageName = "main" | "history";

const folder = new URL("./page/", import.meta.url);
const built = new Map<PageName, Promise<PageAssets>>();

/**
 * Script and style of a page: those built beforehand in the published package, else bundled from the sources, once a
 * process.
 */
export function pageAssets(page: PageName = "main"): Promise<PageAssets> {
  const ready = built.get(page) ?? (existsSync(new URL(`${page}.bundle.js`, folder)) ? read(page) : bundle(page));
  built.set(page, ready);
  return ready;
}

/** Writes `<page>.bundle.js` and `.css` of all pages into `dir`, e.g. `dist/reports/page`: part of making the package. */
export async function buildPages(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  for (const page of ["main", "history"] as const) {
    const { script, style } = await bundle(page);
    await writeFile(`${dir}/${page}.bundle.js`, script);
    await writeFile(`${dir}/${page}.bundle.css`, style);
  }
}

async function read(page: PageName): Promise<PageAssets> {
  const [script, style] = await Promise.all([
    readFile(new URL(`${page}.bundle.js`, folder), "utf8"),
    readFile(new URL(`${page}.bundle.css`, folder), "utf8"),
  ]);
  return { script, style };
}

async function bundle(page: PageName): Promise<PageAssets> {
  const { build } = await import("esbuild");
  const result = await build({
    entryPoints: [fileURLToPath(new URL(`${page}.tsx`, folder))],
    bundle: true,
    minify: true,
    write: false,
    outdir: "/",
    format: "iife",
    target: "es2022",
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    banner: { js: "/*! includes preact (MIT) and uPlot (MIT) */" },
    logLevel: "silent",
  });
  const textOf = (end: string) => result.outputFiles.find((file) => file.path.endsWith(end))?.text ?? "";
  return { script: textOf(".js"), style: textOf(".css") };
}
