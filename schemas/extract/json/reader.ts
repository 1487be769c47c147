import { Cursor, type ListState } from "./cursor.js";
import {
  type ArrayNode,
  type Member,
  type Node,
  type ObjectNode,
  ReadError,
  type Repair,
  type ScalarNode,
} from "./nodes.js";
import { Examples } from "./scanner.js";
import { readWord } from "./words.js";

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
 * Takes linear time. Positions are offsets into the text.
 * @throws ReadError when no value opens at `start`, or when it nests too deep
 */
export function readExample(text: string | Examples, start = 0): Reading {
  return new Reader(typeof text === "string" ? new Examples(text) : text, start).read();
}

class Reader extends Cursor {
  constructor(
    examples: Examples,
    private readonly start: number,
  ) {
    super(examples);
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

  private readObject(opened: boolean): ObjectNode {
    const { scan } = this;
    this.enter();
    const node: ObjectNode = { kind: "object", start: scan.at, end: scan.at, members: [] };
    if (opened) this.stepStructure();
    const state: ListState = { comma: true, commaAt: -1 };
    for (;;) {
      const next = this.betweenItems(state);
      if (next === "}") {
        if (state.commaAt >= 0 && node.members.length > 0) {
          this.repair("comma-extra", state.commaAt, state.commaAt + 1, node.members.at(-1));
        }
        this.stepStructure();
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
    this.leave();
    return node;
  }

  private readMember(node: ObjectNode, state: ListState): void {
    const { scan } = this;
    const previous = node.members.at(-1);
    if (!state.comma && previous) this.repair("comma-missing", previous.end, scan.at, previous);
    const start = scan.at;
    const member: Member = {
      key: "",
      start,
      value: nothing(start),
      end: start,
      remarks: this.remarks.takePending(),
      repairs: [],
    };
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
    scan.skipBlanks();
    if (scan.peek() === ":") this.stepStructure();
    else this.repair("colon-missing", scan.at, scan.at + 1);
    const colonLine = scan.lineEnd();
    this.skipRemarks();
    const next = scan.peek();
    if (next === '"' && scan.at > colonLine && scan.isName()) {
      // `"data":`, and in the next line another name: the brace between them is missing.
      this.repair("brace-missing", scan.at, scan.at + 1);
      member.value = this.readObject(false);
      return;
    }
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
    this.stepStructure();
    const state: ListState = { comma: true, commaAt: -1 };
    for (;;) {
      const next = this.betweenItems(state);
      if (next === "]") {
        if (state.commaAt >= 0 && node.items.length > 0) this.repair("comma-extra", state.commaAt, state.commaAt + 1);
        this.stepStructure();
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
    this.leave();
    return node;
  }
}

function nothing(at: number): ScalarNode {
  return { kind: "none", start: at, end: at, value: null, others: [] };
}
