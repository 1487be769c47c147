import { splitCells } from "../extract/cells.js";
import { type Node, ReadError } from "../extract/json/nodes.js";
import { readExample } from "../extract/json/reader.js";
import { splitSections } from "../extract/sections.js";
import type { Section } from "./sections.js";

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** The examples that a section prints, as JSON; undefined where it prints none or words. */
export interface Examples {
  request: Json | undefined;
  response: Json | undefined;
}

/** Every section's examples as the tolerant reader takes them, by section number. */
export function examplesOf(sections: readonly Section[], lines: readonly string[]): Map<string, Examples> {
  const printed = new Map(splitSections([...lines]).map((section) => [section.number, section]));
  return new Map(
    sections.map((section) => {
      const place = printed.get(section.number);
      const cells = place ? splitCells(place).cells : [];
      const bodies = cells
        .filter(({ kind }) => kind === "content" || kind === "answer")
        .map(({ text }) => read(text.raw));
      const found = bodies.filter((body) => body !== undefined);
      return [section.number, { response: found.find(isAnswer), request: found.find((body) => !isAnswer(body)) }];
    }),
  );
}

function read(raw: string): Json | undefined {
  const opens = raw.search(/[{[]/);
  if (opens < 0) return undefined;
  try {
    return toJson(readExample(raw, opens).root);
  } catch (error) {
    if (error instanceof ReadError) return undefined;
    throw error;
  }
}

function isAnswer(body: Json): boolean {
  return typeof body === "object" && body !== null && "errno" in body;
}

/** What is offered (`true/false`) is taken by its first value; what is left out (`……`) stays out. */
function toJson(node: Node): Json {
  switch (node.kind) {
    case "object":
      return Object.fromEntries(
        node.members.filter(({ value }) => value.kind !== "none").map(({ key, value }) => [key, toJson(value)]),
      );
    case "array":
      return node.items.filter((item) => !isLeftOut(item)).map(toJson);
    default:
      return node.value;
  }
}

function isLeftOut(item: Node): boolean {
  return item.kind === "none" || (item.kind === "object" && item.members.length === 0);
}
