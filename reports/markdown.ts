import { visible } from "./visible.js";

/** A target's text in Markdown: no link, image, HTML, table cell or mention can be made of it. */
export function inMarkdown(text: string): string {
  return visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("@", "&#64;")
    .replaceAll(":", "&#58;")
    .replace(/[\\`*_{}[\]()#+!|~$]/g, (character) => `\\${character}`)
    .replace(/^([-=])/, "\\$1")
    .replace(/^(\d+)\./, "$1\\.");
}

/** A code span that the text cannot close. */
export function inCode(text: string): string {
  if (text === "") return "–";
  const flat = visible(text).replaceAll("|", "\\|");
  const longest = Math.max(0, ...(flat.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const gap = flat.startsWith("`") || flat.endsWith("`") ? " " : "";
  return `${fence}${gap}${flat}${gap}${fence}`;
}

/** A table; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
