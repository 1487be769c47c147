import { styleText } from "node:util";
import stringWidth from "string-width";

export type Colour = "red" | "green" | "yellow" | "cyan" | "dim" | "bold";
/** Colours a text, or leaves it. */
export type Paint = (colour: Colour, text: string) => string;

export const plain: Paint = (_, text) => text;
export const coloured: Paint = (colour, text) => styleText(colour, text, { validateStream: false });

/** Colours on a terminal alone, and not where `NO_COLOR` is set to anything, nor on `TERM=dumb`. */
export function paintFor(isTTY: boolean | undefined, env: NodeJS.ProcessEnv): Paint {
  const wanted = isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
  return wanted ? coloured : plain;
}

/** Columns that a text takes on a terminal: a Chinese character takes two. */
export const widthOf = (text: string): number => stringWidth(text);

/** Fills up with blanks to `columns`. */
export const padded = (text: string, columns: number): string =>
  text + " ".repeat(Math.max(0, columns - widthOf(text)));

/** Cut to `columns`, with an ellipsis where something was cut. */
export function fitted(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let kept = "";
  for (const character of text) {
    if (widthOf(kept + character) > columns - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
