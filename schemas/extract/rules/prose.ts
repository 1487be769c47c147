import type { Lines } from "../../facts.js";
import { fold, squeeze, type Text } from "../text.js";

/** Words without blanks and line ends, that still know their lines: however the document wraps them, they read the same. */
export class Prose {
  private constructor(
    readonly text: string,
    private readonly lineNumbers: number[],
    /** Where a line of the document begins. */
    readonly breaks: ReadonlySet<number>,
  ) {}

  static ofText(text: Text): Prose {
    const { text: squeezed, offsets } = squeeze(text.text);
    return Prose.of(
      squeezed,
      offsets.map((offset) => text.lineAt(offset)),
    );
  }

  static ofRemarks(remarks: { words: string; line: number }[]): Prose {
    const pieces = remarks.map((remark) => ({ text: squeeze(fold(remark.words)).text, line: remark.line }));
    return Prose.of(
      pieces.map((piece) => piece.text).join(""),
      pieces.flatMap((piece) => Array.from({ length: piece.text.length }, () => piece.line)),
    );
  }

  private static of(text: string, lines: number[]): Prose {
    return new Prose(text, lines, new Set(lines.flatMap((line, index) => (line === lines[index - 1] ? [] : [index]))));
  }

  linesOf(start: number, end: number): Lines {
    const first = this.lineNumbers[start] ?? 0;
    return [first, this.lineNumbers[Math.max(start, end - 1)] ?? first];
  }
}
