/** A piece of a JSON text. Concatenated, the pieces are the text again. */
export interface Token {
  kind: "string" | "scalar" | "other";
  /** As written; strings with their quotes. */
  text: string;
  /** The field that it is the value of, or that holds the object or array in which it stands. */
  field: string | undefined;
  /** True for the name of a field. */
  isName: boolean;
}

/**
 * Splits a text into strings, scalars and what is between, naming the field that each value belongs to. Takes any text:
 * what is no JSON gives tokens too, and depth costs no stack.
 * @param isPlace fields of these names pass their name on to everything below them
 */
export function* jsonTokens(text: string, isPlace: (field: string) => boolean): Generator<Token> {
  let field: string | undefined;
  let depth = 0;
  /** The depth inside of a place's object or array, and its name; -1 outside. */
  let placeDepth = -1;
  let placeName: string | undefined;
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const char = text.charCodeAt(at);
    if (char === 0x22) {
      if (at > from) yield { kind: "other", text: text.slice(from, at), field: undefined, isName: false };
      const end = endOfString(text, at);
      const literal = text.slice(at, end);
      const isName = text.charCodeAt(skipBlanks(text, end)) === 0x3a;
      yield { kind: "string", text: literal, field: placeDepth >= 0 ? placeName : field, isName };
      field = isName ? nameOf(literal) : undefined;
      from = at = end;
    } else if (isScalarChar(char)) {
      if (at > from) yield { kind: "other", text: text.slice(from, at), field: undefined, isName: false };
      let end = at + 1;
      while (end < text.length && isScalarChar(text.charCodeAt(end))) end++;
      yield { kind: "scalar", text: text.slice(at, end), field: placeDepth >= 0 ? placeName : field, isName: false };
      field = undefined;
      from = at = end;
    } else {
      if (char === 0x7b || char === 0x5b) {
        depth++;
        if (placeDepth < 0 && field !== undefined && isPlace(field)) {
          placeDepth = depth;
          placeName = field;
        }
        field = undefined;
      } else if (char === 0x7d || char === 0x5d) {
        if (depth === placeDepth) placeDepth = -1;
        depth--;
        field = undefined;
      } else if (char === 0x2c) {
        field = undefined;
      }
      at++;
    }
  }
  if (at > from) yield { kind: "other", text: text.slice(from, at), field: undefined, isName: false };
}

/** What a string literal means; as it stands where its escapes are broken. */
export function nameOf(literal: string): string {
  const inner = literal.slice(1, literal.endsWith('"') && literal.length > 1 ? -1 : undefined);
  if (!inner.includes("\\")) return inner;
  try {
    return JSON.parse(`"${inner}"`) as string;
  } catch {
    return inner;
  }
}

function endOfString(text: string, quote: number): number {
  for (let at = quote + 1; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x5c) at++;
    else if (char === 0x22) return at + 1;
  }
  return text.length;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
  return at;
}

/** Letters, digits, sign, point: numbers, true, false, null, and the words of texts that are no JSON. */
function isScalarChar(char: number): boolean {
  return (
    (char >= 0x30 && char <= 0x39) ||
    (char >= 0x41 && char <= 0x5a) ||
    (char >= 0x61 && char <= 0x7a) ||
    char === 0x2d ||
    char === 0x2b ||
    char === 0x2e
  );
}
