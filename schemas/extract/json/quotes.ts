/** The quotation marks of a text and, for each, which later one of the same line could close it. Made in one pass. */
export class Quotes {
  private readonly marks: Mark[] = [];
  steps = 0;

  /** `text` is `raw` with plain forms, position by position. */
  constructor(
    private readonly text: string,
    raw: string,
  ) {
    let backslashes = 0;
    let line = 0;
    for (let at = 0; at < text.length; at++) {
      const char = text[at];
      if (char === "\n") line++;
      if (char === '"' && backslashes % 2 === 0) {
        this.marks.push({ at, line, straight: raw[at] === '"', closes: false, nextStraight: -1, nextClosing: -1 });
      }
      backslashes = char === "\\" ? backslashes + 1 : 0;
    }
    this.steps += text.length;
    this.link();
  }

  /** Where the string that opens at `opening` closes in its line: the index in the text, or -1. */
  closing(opening: number): number {
    const mark = this.find(opening);
    if (!mark) return -1;
    const straight = this.marks[mark.nextStraight];
    // In valid JSON this decides, whatever typographic marks the string holds.
    if (mark.straight && straight?.closes) return straight.at;
    const closing = this.marks[mark.nextClosing];
    if (closing) return closing.at;
    if (mark.straight && straight) return straight.at;
    const next = this.marks[this.indexOf(opening) + 1];
    return next && next.line === mark.line ? next.at : -1;
  }

  /** Where a string that opens at `opening` and is not closed in its line closes in the next one, or -1. */
  closingInNextLine(opening: number): number {
    const mark = this.find(opening);
    const next = this.marks[this.indexOf(opening) + 1];
    return mark && next && next.line === mark.line + 1 && next.closes ? next.at : -1;
  }

  private link(): void {
    let straight = -1;
    let closing = -1;
    let line = -1;
    for (let index = this.marks.length - 1; index >= 0; index--) {
      const mark = this.marks[index] as Mark;
      if (mark.line !== line) {
        straight = -1;
        closing = -1;
        line = mark.line;
      }
      mark.nextStraight = straight;
      mark.nextClosing = closing;
      mark.closes = this.followedByStructure(mark.at);
      if (mark.straight) straight = index;
      if (mark.closes) closing = index;
    }
  }

  /** True where a comma, colon, bracket, comment or line end follows: there a mark can close a string. */
  private followedByStructure(at: number): boolean {
    let next = at + 1;
    while (this.text[next] === " " || this.text[next] === "\r") next++;
    this.steps += next - at;
    const char = this.text[next];
    return char === undefined || ",:{}[]/\n".includes(char);
  }

  private find(at: number): Mark | undefined {
    const mark = this.marks[this.indexOf(at)];
    return mark?.at === at ? mark : undefined;
  }

  /** The index of the first mark at or after `at`. */
  private indexOf(at: number): number {
    let low = 0;
    let high = this.marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.marks[middle] as Mark).at < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

interface Mark {
  at: number;
  line: number;
  straight: boolean;
  closes: boolean;
  /** Indexes of later marks of the same line; -1 if there is none. */
  nextStraight: number;
  nextClosing: number;
}
