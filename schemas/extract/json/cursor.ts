import { type Member, ReadError, type Remark, type Repair, type RepairKind } from "./nodes.js";
import { Remarks } from "./remarks.js";
import { type Examples, Scanner } from "./scanner.js";

/** Deeper than any example; a bound, so that hostile input cannot exhaust the stack. */
const MAX_DEPTH = 64;

/** Where a list of members or items stands. */
export interface ListState {
  comma: boolean;
  /** Where the last comma stands, when nothing came after it; else -1. */
  commaAt: number;
}

/** The place in an example, with what was mended and remarked on the way there. */
export class Cursor {
  protected readonly scan: Scanner;
  protected readonly rootRepairs: Repair[] = [];
  /** The members that are being read, outermost first. */
  protected readonly open: Member[] = [];
  protected readonly remarks = new Remarks();
  private depth = 0;
  private blockCommentsEnd = true;

  constructor(examples: Examples) {
    this.scan = new Scanner(examples);
  }

  protected repair(
    kind: RepairKind,
    start: number,
    end: number,
    owner: Member | null | undefined = this.open.at(-1),
  ): void {
    (owner?.repairs ?? this.rootRepairs).push({ kind, start, end });
  }

  protected touch(member: Member | undefined): void {
    this.remarks.touch(member, this.scan.lineEnd());
  }

  protected enter(): void {
    this.depth++;
    if (this.depth > MAX_DEPTH) throw new ReadError(`the example nests more than ${MAX_DEPTH} deep`);
  }

  protected leave(): void {
    this.remarks.settle();
    this.depth--;
  }

  /** Steps over a comma, colon or bracket; a full-width one is mended. */
  protected stepStructure(owner: Member | undefined = this.open.at(-1)): void {
    const { scan } = this;
    if (scan.raw[scan.at] !== scan.text[scan.at]) this.repair("full-width", scan.at, scan.at + 1, owner);
    scan.step();
  }

  protected ahead(): string {
    return this.scan.text.slice(this.scan.at, Math.min(this.scan.lineEnd(), this.scan.at + 80));
  }

  /** Skips blanks, commas, comments and ellipses; answers what comes next. */
  protected betweenItems(state: ListState): string {
    const { scan } = this;
    for (;;) {
      this.skipRemarks();
      const char = scan.peek();
      if (char === ",") {
        state.comma = true;
        state.commaAt = scan.at;
        this.stepStructure(this.remarks.last ?? undefined);
      } else if (char === "…" || (char === "." && /[.…]/.test(scan.peek(1)))) {
        const start = scan.at;
        while (/[.…]/.test(scan.peek())) scan.step();
        this.repair("ellipsis", start, scan.at);
        // Neither a comma before nor one after the dots is missing or too many.
        state.comma = true;
        state.commaAt = -1;
        if (scan.peek() === ",") scan.step();
      } else return char;
    }
  }

  protected skipRemarks(): void {
    const { scan } = this;
    for (;;) {
      scan.skipBlanks();
      if (scan.peek() !== "/" || !/[/*]/.test(scan.peek(1))) return;
      const start = scan.at;
      const block = scan.peek(1) === "*" ? this.blockCommentEnd(start) : -1;
      const end = block >= 0 ? block + 2 : scan.lineEnd();
      const inner = scan.raw.slice(start + 2, block >= 0 ? block : end);
      this.remarks.add({ text: inner, start, end });
      scan.moveTo(end);
    }
  }

  /** Where the block comment that opens at `start` ends, or -1: one that never ends is looked for once. */
  private blockCommentEnd(start: number): number {
    if (!this.blockCommentsEnd) return -1;
    const end = this.scan.text.indexOf("*/", start + 2);
    this.scan.steps += (end < 0 ? this.scan.text.length : end) - start;
    this.blockCommentsEnd = end >= 0;
    return end;
  }

  /** Words among the members: the rest of a comment that was wrapped, or a note to all of them. */
  protected readProse(): void {
    const { scan } = this;
    const start = scan.at;
    const end = Math.max(scan.lineEnd(), start + 1);
    const remark: Remark = { text: scan.raw.slice(start, end), start, end, unmarked: true };
    const about = this.remarks.last;
    if (!this.remarks.addUnmarked(remark)) this.repair("prose", start, end, about);
    scan.moveTo(end);
  }

  /** The example ended, or another bracket closed, before this one did: perhaps a comment has swallowed the brace. */
  protected closeMissing(owner: Member | undefined): void {
    const remark = this.remarks.lastRemark;
    const swallowed = remark && this.scan.done ? /[}\]]\s*$/.exec(remark.text) : null;
    if (remark && swallowed) {
      this.repair("brace-in-comment", remark.start + 2 + swallowed.index, remark.end, this.remarks.last);
      remark.text = remark.text.slice(0, swallowed.index);
      return;
    }
    this.repair("brace-missing", this.scan.at, this.scan.at, owner);
  }
}
