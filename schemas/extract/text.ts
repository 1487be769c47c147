/**
 * A piece of the document that still knows its lines. `raw` is as printed; `text` has the same length and positions,
 * with full-width forms, exotic blanks and typographic quotes replaced by their plain ASCII counterparts,
 * so that rules need to know one spelling only.
 */
export class Text {
  readonly text: string;
  private readonly starts: number[] = [0];

  constructor(
    readonly raw: string,
    /** The document's line on which `raw` begins. */
    readonly firstLine: number,
  ) {
    this.text = fold(raw);
    for (let at = raw.indexOf("\n"); at >= 0; at = raw.indexOf("\n", at + 1)) this.starts.push(at + 1);
  }

  /** The 1-based line of the document on which the character at `offset` stands. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return this.firstLine + low;
  }

  /** The lines from the first to the last character of `[start, end)`. */
  linesOf(start: number, end: number): [number, number] {
    return [this.lineAt(start), this.lineAt(Math.max(start, end - 1))];
  }

  slice(start: number, end = this.raw.length): Text {
    return new Text(this.raw.slice(start, end), this.lineAt(start));
  }

  get isBlank(): boolean {
    return this.raw.trim() === "";
  }
}

const ODD_BLANKS = /[\u3000\u00A0\u2000-\u200A\u202F\t]/g;

/** Ordinary blanks for exotic ones. */
export function plainBlanks(raw: string): string {
  return raw.replace(ODD_BLANKS, " ");
}

/** Joins two pieces of wrapped words: Chinese and numbers go on without a blank. */
export function joinWrapped(first: string, second: string): string {
  const [left, right] = [first.trimEnd(), second.trimStart()];
  return /[A-Za-z]$/.test(left) && /^[A-Za-z]/.test(right) ? `${left} ${right}` : `${left}${right}`;
}

/** Plain ASCII for full-width forms, exotic blanks and typographic quotes; one character for one, so positions hold. */
export function fold(raw: string): string {
  return raw
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(ODD_BLANKS, " ")
    .replace(/[“”„‟«»〝〞]/g, '"')
    .replace(/[‘’‚‛]/g, "'");
}

/** A text without any blanks and line ends, and where each of its characters came from: wrapping does not matter in it. */
export interface Squeezed {
  text: string;
  /** `offsets[i]` is the position in the text it was made from. */
  offsets: number[];
}

export function squeeze(text: string): Squeezed {
  const offsets: number[] = [];
  let kept = "";
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (char === " " || char === "\n") continue;
    kept += char;
    offsets.push(at);
  }
  return { text: kept, offsets };
}
