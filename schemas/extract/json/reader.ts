import {
  type ArrayNode,
  type Member,
  type Node,
  type ObjectNode,
  ReadError,
  type Remark,
  type Repair,
  type RepairKind,
  type ScalarNode,
} from "./nodes.js";
import { Scanner } from "./scanner.js";
import { readWord } from "./words.js";

/** Deeper than any example; a bound, so that hostile input cannot exhaust the stack. */
const MAX_DEPTH = 64;

export interface Reading {
  root: Node;
  /** Repairs outside any member. */
  repairs: Repair[];
  /** Where the value ended; what follows is not part of it. */
  end: number;
  /** How many characters were looked at. */
  steps: number;
}

/**
 * Reads an example as this vendor prints them: JSON with comments, and without whatever was forgotten.
 * Takes linear time. Positions are offsets into `raw`.
 * @throws ReadError when no value opens at `start`, or when it nests too deep
 */
export function readExample(raw: string, start = 0): Reading {
  return new Reader(raw, start).read();
}

class Reader {
  private readonly scan: Scanner;
  private readonly rootRepairs: Repair[] = [];
  /** The members that are being read, outermost first. */
  private readonly open: Member[] = [];
  /** To which the next comment in this line belongs. */
  private last: Member | null = null;
  private lastLineEnd = -1;
  /** Comments in lines of their own: they belong to the member that follows. */
  private pending: Remark[] = [];
  private lastRemark: Remark | null = null;
  private depth = 0;

  constructor(
    raw: string,
    private readonly start: number,
  ) {
    this.scan = new Scanner(raw);
  }

  read(): Reading {
    this.scan.moveTo(this.start);
    this.scan.skipBlanks();
    const root = this.readRoot();
    return { root, repairs: this.rootRepairs, end: this.scan.at, steps: this.scan.steps + this.scan.quotes.steps };
  }

  private readRoot(): Node {
    const { scan } = this;
    if (scan.peek() === "{") return this.readObject(true);
    if (scan.peek() === "[") return this.readArray();
    if (scan.peek() === '"' && /^"[^"\n:]*"?\s*:/.test(scan.text.slice(scan.at, scan.lineEnd()))) {
      this.repair("brace-missing", scan.at, scan.at + 1);
      return this.readObject(false);
    }
    throw new ReadError("no example in JSON opens here");
  }

  private repair(
    kind: RepairKind,
    start: number,
    end: number,
    owner: Member | null | undefined = this.open.at(-1),
  ): void {
    (owner?.repairs ?? this.rootRepairs).push({ kind, start, end });
  }

  private touch(member: Member | undefined | null): void {
    this.last = member ?? this.last;
    this.lastLineEnd = this.scan.lineEnd();
  }

  private readValue(): Node {
    const { scan } = this;
    const char = scan.peek();
    if (char === "{") return this.readObject(true);
    if (char === "[") return this.readArray();
    return this.readScalars();
  }

  /** One scalar, or several that are offered side by side: `true/false`, `"jpg"/"png"`. */
  private readScalars(): ScalarNode {
    const { scan } = this;
    const first = this.readScalar();
    for (;;) {
      const before = scan.at;
      scan.skipBlanksInLine();
      if (scan.peek() !== "/" || scan.peek(1) === "/" || scan.peek(1) === "*") {
        scan.at = before;
        break;
      }
      scan.step();
      scan.skipBlanksInLine();
      first.others.push(this.readScalar());
    }
    if (first.others.length > 0) this.repair("either", first.start, scan.at);
    return first;
  }

  private readScalar(): ScalarNode {
    const { scan } = this;
    const start = scan.at;
    if (scan.peek() === '"') {
      const found = scan.readString(false);
      if (found.typographic) this.repair("quotes", start, scan.at);
      if (found.unclosed) this.repair("quote-missing", start, scan.at);
      if (found.broken) this.repair("line-broken", start, scan.at);
      return { kind: "string", start, end: scan.at, value: found.value, others: [] };
    }
    const word = readWord(scan);
    if (word.repair) this.repair(word.repair, start, scan.at);
    return word.node;
  }

  private enter(): void {
    this.depth++;
    if (this.depth > MAX_DEPTH) throw new ReadError(`the example nests more than ${MAX_DEPTH} deep`);
  }

  private readObject(opened: boolean): ObjectNode {
    const { scan } = this;
    this.enter();
    const node: ObjectNode = { kind: "object", start: scan.at, end: scan.at, members: [] };
    if (opened) scan.step();
    const state: ListState = { comma: true, commaAt: -1 };
    for (;;) {
      const next = this.betweenItems(state);
      if (next === "}") {
        if (state.commaAt >= 0 && node.members.length > 0) {
          this.repair("comma-extra", state.commaAt, state.commaAt + 1, node.members.at(-1));
        }
        scan.step();
        break;
      }
      if (next === "" || next === "]") {
        this.closeMissing(node.members.at(-1));
        break;
      }
      if (next === '"' || /^[A-Za-z_$][\w$-]*\s*:/.test(this.ahead())) this.readMember(node, state);
      else this.readProse();
    }
    node.end = scan.at;
    this.pendingToLast();
    this.depth--;
    return node;
  }

  private ahead(): string {
    return this.scan.text.slice(this.scan.at, Math.min(this.scan.lineEnd(), this.scan.at + 80));
  }

  private readMember(node: ObjectNode, state: ListState): void {
    const { scan } = this;
    const previous = node.members.at(-1);
    if (!state.comma && previous) this.repair("comma-missing", previous.end, scan.at, previous);
    const start = scan.at;
    const member: Member = { key: "", start, value: nothing(start), end: start, remarks: this.pending, repairs: [] };
    this.pending = [];
    this.open.push(member);
    if (scan.peek() === '"') {
      const found = scan.readString(true);
      member.key = found.value;
      if (found.typographic) this.repair("quotes", start, scan.at);
      if (found.unclosed) this.repair("quote-missing", start, scan.at);
    } else {
      while (/[\w$-]/.test(scan.peek())) scan.step();
      member.key = scan.text.slice(start, scan.at);
      this.repair("key-unquoted", start, scan.at);
    }
    node.members.push(member);
    this.touch(member);
    this.readMemberValue(member);
    this.open.pop();
    member.end = scan.at;
    this.touch(member);
    this.textAfterValue(member);
    state.comma = false;
    state.commaAt = -1;
  }

  private readMemberValue(member: Member): void {
    const { scan } = this;
    scan.skipBlanksInLine();
    if (scan.peek() === ":") scan.step();
    else this.repair("colon-missing", scan.at, scan.at + 1);
    this.skipRemarks();
    const next = scan.peek();
    if (next === "" || next === "," || next === "}" || next === "]") {
      member.value = nothing(scan.at);
      this.repair("value-missing", member.start, scan.at);
      return;
    }
    member.value = this.readValue();
  }

  /** `{…} auth123”,`: words after a value up to the next comma, bracket, comment or line end. */
  private textAfterValue(member: Member): void {
    const { scan } = this;
    const before = scan.at;
    scan.skipBlanksInLine();
    const start = scan.at;
    const stop = /[,}\]\n]|\/[/*]/;
    if (scan.done || stop.test(scan.peek()) || stop.test(scan.peek() + scan.peek(1)) || scan.peek() === ":") {
      scan.at = before;
      return;
    }
    // A further member in the same line, without a comma, is no text after a value.
    if (/^"[^"\n]*"\s*:|^[A-Za-z_$][\w$-]*\s*:/.test(this.ahead())) {
      scan.at = before;
      return;
    }
    while (!scan.done && !/[,}\]\n]/.test(scan.peek()) && !(scan.peek() === "/" && /[/*]/.test(scan.peek(1))))
      scan.step();
    this.repair("text-after-value", start, scan.at, member);
  }

  private readArray(): ArrayNode {
    const { scan } = this;
    this.enter();
    const node: ArrayNode = { kind: "array", start: scan.at, end: scan.at, items: [] };
    scan.step();
    const state: ListState = { comma: true, commaAt: -1 };
    for (;;) {
      const next = this.betweenItems(state);
      if (next === "]") {
        if (state.commaAt >= 0 && node.items.length > 0) this.repair("comma-extra", state.commaAt, state.commaAt + 1);
        scan.step();
        break;
      }
      if (next === "" || next === "}") {
        this.closeMissing(undefined);
        break;
      }
      if (next === ":" || /[^\x20-\x7e]/.test(next)) {
        this.readProse();
        continue;
      }
      if (!state.comma) this.repair("comma-missing", node.items.at(-1)?.end ?? scan.at, scan.at);
      node.items.push(this.readValue());
      this.touch(this.open.at(-1));
      state.comma = false;
      state.commaAt = -1;
    }
    node.end = scan.at;
    this.pendingToLast();
    this.depth--;
    return node;
  }

  /** Skips blanks, commas, comments and ellipses; answers what comes next. */
  private betweenItems(state: ListState): string {
    const { scan } = this;
    for (;;) {
      this.skipRemarks();
      const char = scan.peek();
      if (char === ",") {
        state.comma = true;
        state.commaAt = scan.at;
        scan.step();
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

  private skipRemarks(): void {
    const { scan } = this;
    for (;;) {
      scan.skipBlanks();
      if (scan.peek() !== "/" || !/[/*]/.test(scan.peek(1))) return;
      const start = scan.at;
      const block = scan.peek(1) === "*" ? scan.text.indexOf("*/", start + 2) : -1;
      const end = block >= 0 ? block + 2 : scan.lineEnd();
      const inner = scan.raw.slice(start + 2, block >= 0 ? block : end);
      this.addRemark({ text: inner, start, end });
      scan.moveTo(end);
    }
  }

  private addRemark(remark: Remark): void {
    this.lastRemark = remark;
    if (this.last && remark.start <= this.lastLineEnd) this.last.remarks.push(remark);
    else this.pending.push(remark);
  }

  private pendingToLast(): void {
    this.last?.remarks.push(...this.pending);
    this.pending = [];
  }

  /** Words among the members: the rest of a comment that was wrapped, or a note to all of them. */
  private readProse(): void {
    const { scan } = this;
    const start = scan.at;
    const end = Math.max(scan.lineEnd(), start + 1);
    const remark: Remark = { text: scan.raw.slice(start, end), start, end };
    this.last?.remarks.push(remark);
    this.lastRemark = remark;
    this.repair("prose", start, end, this.last);
    scan.moveTo(end);
  }

  /** The example ended, or another bracket closed, before this one did: perhaps a comment has swallowed the brace. */
  private closeMissing(owner: Member | undefined): void {
    const remark = this.lastRemark;
    const swallowed = remark && this.scan.done ? /[}\]]\s*$/.exec(remark.text) : null;
    if (remark && swallowed) {
      this.repair("brace-in-comment", remark.start + 2 + swallowed.index, remark.end, this.last);
      remark.text = remark.text.slice(0, swallowed.index);
      return;
    }
    this.repair("brace-missing", this.scan.at, this.scan.at, owner);
  }
}

interface ListState {
  comma: boolean;
  /** Where the last comma stands, when nothing came after it; else -1. */
  commaAt: number;
}

function nothing(at: number): ScalarNode {
  return { kind: "none", start: at, end: at, value: null, others: [] };
}
