import type { Member, Remark } from "./nodes.js";

/** Decides to which member a comment belongs, while an example is read from left to right. */
export class Remarks {
  /** The member that was read last, and the end of the line on which that was. */
  last: Member | null = null;
  private lineEnd = -1;
  /** Comments in lines of their own: they belong to the member that follows. */
  private pending: Remark[] = [];
  lastRemark: Remark | null = null;

  /** A member begins, or its value has ended, in the line that ends at `lineEnd`. */
  touch(member: Member | undefined, lineEnd: number): void {
    this.last = member ?? this.last;
    this.lineEnd = lineEnd;
  }

  /** A comment: in the line of the last member it is about that one, else about the next. */
  add(remark: Remark): void {
    this.lastRemark = remark;
    if (this.last && remark.start <= this.lineEnd) this.last.remarks.push(remark);
    else this.pending.push(remark);
  }

  /** Words without comment marks: true where they go on with the comment before them, false where they open a note. */
  addUnmarked(remark: Remark): boolean {
    const before = this.last?.remarks.at(-1);
    const goesOn = before !== undefined && before === this.lastRemark && !/^\s*注/.test(remark.text);
    this.last?.remarks.push(remark);
    this.lastRemark = remark;
    return goesOn;
  }

  /** The comments that wait for the member which begins now. */
  takePending(): Remark[] {
    const pending = this.pending;
    this.pending = [];
    return pending;
  }

  /** An object or list ends: no member follows that the waiting comments could be about. */
  settle(): void {
    this.last?.remarks.push(...this.takePending());
  }
}
