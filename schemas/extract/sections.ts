import { isCellLabel } from "./cells.js";
import { fold, Text } from "./text.js";

export interface Section {
  /** `4.1`, `8`, `3.2.a`. */
  number: string;
  title: string;
  /** The title of the chapter that it stands in; its own where it is a chapter. */
  chapterTitle: string;
  /** The line of the heading. */
  line: number;
  /** What follows, down to the next heading. */
  text: Text;
}

interface Heading {
  number: string;
  title: string;
  index: number;
}

const NUMBERED = /^(\d{1,2}(?:\.\d{1,2})+)(?:\.?\s+|[.、]|(?=[^\d.\s]))(\S.*)$/;
const CHAPTER = /^(\d{1,2})\s*[.、]\s*([^\d\s.].*)$/;
const LETTERED = /^([a-z])\s*[.、)]\s*(\S.*)$/;

/** Cuts the document at its headings. A line counts as a heading by its number and by what stands around it. */
export function splitSections(lines: string[]): Section[] {
  const folded = lines.map((line) => fold(line).trim());
  const headings = findHeadings(folded);
  let chapterTitle = "";
  return headings.map((heading, order) => {
    if (/^\d+$/.test(heading.number)) chapterTitle = heading.title;
    const end = headings[order + 1]?.index ?? endOfLast(folded, heading.index);
    return {
      number: heading.number,
      title: heading.title,
      chapterTitle,
      line: heading.index + 1,
      text: new Text(lines.slice(heading.index + 1, end).join("\n"), heading.index + 2),
    };
  });
}

function findHeadings(folded: string[]): Heading[] {
  const headings: Heading[] = [];
  const following = nextFilled(folded);
  let numbered = "";
  for (const [index, line] of folded.entries()) {
    const before = index === 0 || folded[index - 1] === "";
    const after = folded[index + 1] === "" || index === folded.length - 1;
    const next = following[index] as string;
    const found = (match: RegExpExecArray, prefix = ""): void => {
      headings.push({ number: `${prefix}${match[1]}`, title: (match[2] ?? "").trim(), index });
    };
    const section = NUMBERED.exec(line);
    if (section && (before || isCellLabel(next) || /^a\s*[.、)]/.test(next))) {
      numbered = section[1] as string;
      found(section);
      continue;
    }
    const chapter = CHAPTER.exec(line);
    if (
      chapter &&
      ((before && after) || isCellLabel(next) || isTableHead(next) || opensChapter(next, chapter[1] as string))
    ) {
      numbered = chapter[1] as string;
      found(chapter);
      continue;
    }
    const lettered = LETTERED.exec(line);
    if (lettered && numbered !== "" && (before || next.startsWith("{"))) found(lettered, `${numbered}.`);
  }
  return headings;
}

/** For each line, the next one that is not blank. */
function nextFilled(lines: string[]): string[] {
  let next = "";
  return lines
    .toReversed()
    .map((line) => {
      const following = next;
      if (line !== "") next = line;
      return following;
    })
    .reverse();
}

function isTableHead(line: string): boolean {
  return /错误码/.test(line) && /含义|说明|描述/.test(line);
}

function opensChapter(line: string, chapter: string): boolean {
  return NUMBERED.exec(line)?.[1]?.startsWith(`${chapter}.`) ?? false;
}

/** The last section ends at the first blank line after its last row: what follows is the page's footer. */
function endOfLast(folded: string[], heading: number): number {
  let last = -1;
  for (let index = heading; index < folded.length; index++) if (isCellLabel(folded[index] as string)) last = index;
  if (last < 0) return folded.length;
  const blank = folded.findIndex((line, index) => index > last && line === "");
  return blank < 0 ? folded.length : blank;
}
