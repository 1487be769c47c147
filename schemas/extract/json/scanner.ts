import { fold } from "../text.js";
import { Quotes } from "./quotes.js";

/** A string as it was found. */
export interface FoundString {
  value: string;
  /** A typographic quotation mark stands where a plain one belongs. */
  typographic: boolean;
  unclosed: boolean;
  /** It goes on in the next line. */
  broken: boolean;
}

/** A text in which examples stand, made ready once however many of them are read. */
export class Examples {
  /** `raw` with plain forms for odd ones, position by position. */
  readonly text: string;
  readonly quotes: Quotes;

  constructor(readonly raw: string) {
    this.text = fold(raw);
    this.quotes = new Quotes(this.text, raw);
  }
}

/** Moves over a text once, from left to right. Counts its steps, so that a test can tell linear from quadratic. */
export class Scanner {
  at = 0;
  steps = 0;
  readonly raw: string;
  readonly text: string;
  readonly quotes: Quotes;
  private lineEndFound = -1;

  constructor(examples: Examples) {
    this.raw = examples.raw;
    this.text = examples.text;
    this.quotes = examples.quotes;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  peek(ahead = 0): string {
    return this.text[this.at + ahead] ?? "";
  }

  step(): void {
    this.at++;
    this.steps++;
  }

  moveTo(at: number): void {
    this.steps += Math.max(0, at - this.at);
    this.at = at;
  }

  skipBlanks(): void {
    while (!this.done && /\s/.test(this.peek())) this.step();
  }

  skipBlanksInLine(): void {
    while (this.peek() === " ") this.step();
  }

  /** The position of the line end at or after the present one; searched for once a line. */
  lineEnd(): number {
    if (this.lineEndFound < this.at) {
      const found = this.text.indexOf("\n", this.at);
      this.lineEndFound = found < 0 ? this.text.length : found;
      this.steps += this.lineEndFound - this.at;
    }
    return this.lineEndFound;
  }

  /** Reads the string that opens here. A key whose quotation mark is missing ends at its colon, a value with its line. */
  readString(asKey: boolean): FoundString {
    const start = this.at;
    const end = this.lineEnd();
    const close = this.quotes.closing(start);
    const keyGoesOn = asKey && close >= 0 && !this.colonFollows(close);
    if (close >= 0 && !keyGoesOn) return this.take(start, close, close + 1);
    if (asKey) {
      const colon = this.text.slice(start, close >= 0 ? close : end).indexOf(":");
      if (colon >= 0) return { ...this.take(start, start + colon, start + colon), unclosed: true };
      if (close >= 0) return this.take(start, close, close + 1);
    }
    const continued = asKey ? -1 : this.quotes.closingInNextLine(start);
    if (continued >= 0) return { ...this.take(start, continued, continued + 1), broken: true };
    let stop = end;
    while (stop > start + 1 && /[\s,]/.test(this.text[stop - 1] as string)) stop--;
    return { ...this.take(start, stop, stop), unclosed: true };
  }

  /** True where the string that opens here is a name: a colon follows it. */
  isName(): boolean {
    const close = this.quotes.closing(this.at);
    return close >= 0 && this.colonFollows(close);
  }

  private colonFollows(at: number): boolean {
    let next = at + 1;
    while (/\s/.test(this.text[next] ?? "")) next++;
    return this.text[next] === ":";
  }

  private take(start: number, stop: number, end: number): FoundString {
    const marks = `${this.raw[start]}${end > stop ? this.raw[stop] : ""}`;
    this.moveTo(end);
    const printed = this.raw.slice(start + 1, stop);
    const joined = printed.includes("\n")
      ? printed
          .split("\n")
          .map((piece) => piece.trim())
          .join(" ")
      : printed;
    return { value: withoutEscapes(joined), typographic: /[^"]/.test(marks), unclosed: false, broken: false };
  }
}

const PLAIN: Record<string, string> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", '"': '"', "\\": "\\", "/": "/" };

/** The escapes of JSON; what is no escape stays as printed. */
function withoutEscapes(printed: string): string {
  return printed.replace(/\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/g, (_whole, code?: string, char?: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (PLAIN[char as string] as string),
  );
}
