/** A fenced block: its language, and its lines without the indentation of the fence. */
export interface Block {
  language: string;
  text: string;
}

/** The fenced blocks of a Markdown text, in their order. */
export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^( *)```(\w*)\n([\s\S]*?)^\1```$/gm)].map(
    ([, indent = "", language = "", text = ""]) => ({
      language,
      text: text.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
    }),
  );
}

/** The levels of its headings, in their order, e.g. `[1, 2, 2]`; what stands in blocks is none. */
export function headingLevels(markdown: string): number[] {
  return [...withoutBlocks(markdown).matchAll(/^(#+) /gm)].map(([, marks = ""]) => marks.length);
}

/** Every command line that it tells to type: lines of blocks without a language, and code within the text. */
export function commandLines(markdown: string): string[] {
  const typed = blocksOf(markdown)
    .filter(({ language }) => language === "" || language === "sh")
    .flatMap(({ text }) => text.split("\n"));
  const within = [...withoutBlocks(markdown).matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
  return [...typed, ...within]
    .map((line) => line.replace(/\s+#\s.*$/, "").trim())
    .filter((line) => /^([A-Z_]+=\S+ )*(npm|npx) /.test(line));
}

const withoutBlocks = (markdown: string): string => markdown.replaceAll(/^( *)```[\s\S]*?^\1```$/gm, "");
