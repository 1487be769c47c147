import { createHash } from "node:crypto";
import type { Language } from "../schemas/language.js";
import { type PageName, pageAssets } from "./build-page.js";

/** What the shell of a page needs. */
export interface PageShell {
  page: PageName;
  title: string;
  language: Language;
  /** Becomes JSON in a script block. */
  data: unknown;
  /** What is read where scripts are off: plain text. */
  fallback: string;
}

/**
 * One file with its script, style and data, and a policy that lets it run nothing else and reach no network. Data stand
 * in a block that browsers do not run; the page shows them as text alone.
 */
export async function htmlPage({ page, title, language, data, fallback }: PageShell): Promise<string> {
  const assets = await pageAssets(page);
  const script = inScript(assets.script);
  const style = assets.style.replaceAll("</style", "<\\/style");
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return [
    "<!doctype html>",
    `<html lang="${language === "zh" ? "zh-CN" : "en"}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapedHtml(title)}</title>`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    `<div id="app"></div><noscript><pre>${escapedHtml(fallback)}</pre></noscript>`,
    `<script type="application/json" id="data">${jsonInScript(data)}</script>`,
    `<script>${script}</script>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

const hashOf = (text: string): string => `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;

/** JSON that no HTML parser takes for markup. */
const jsonInScript = (data: unknown): string =>
  JSON.stringify(data)
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e")
    .replaceAll("&", "\\u0026")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");

/** A bundled script never holds what would end its element. */
const inScript = (script: string): string => script.replaceAll("</script", "<\\/script").replaceAll("<!--", "\\x3c!--");

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text between tags or in a quoted attribute. */
export const escapedHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
