import type { FieldPlace } from "../facts.js";
import type { Draft } from "./draft.js";
import type { Member, Node, Remark, Repair, ScalarNode } from "./json/nodes.js";
import { fold, joinWrapped, plainBlanks, type Text } from "./text.js";
import { NOTHING_SHOWN, type Shown, shownValues, shownWord } from "./words/shown.js";

/** A field of an example, and what had to be mended to read it. */
export interface ExampleField extends Draft {
  repairs: (Repair & { text: Text })[];
}

/** Every field of an example, nested and in lists, in the order of its first appearance. */
export function fieldsOf(section: string, place: FieldPlace, root: Node, text: Text): ExampleField[] {
  const fields = new Map<string, ExampleField>();
  visit(root, "");
  return [...fields.values()];

  function visit(node: Node, path: string): void {
    if (node.kind === "object") for (const member of node.members) addMember(member, path);
    else if (node.kind === "array") {
      for (const item of node.items) {
        if (item.kind === "object" || item.kind === "array") visit(item, `${path}[]`);
        else if (item.kind !== "none") add(`${path}[]`, item.start, item, [], []);
      }
    }
  }

  function addMember(member: Member, parent: string): void {
    const path = parent === "" ? member.key : `${parent}.${member.key}`;
    add(path, member.start, member.value, member.remarks, member.repairs);
    visit(member.value, path);
  }

  function add(path: string, start: number, node: Node, remarks: Member["remarks"], repairs: Repair[]): void {
    const spoken = remarks.map((remark) => ({ words: fold(remark.text).trim(), line: text.lineAt(remark.start) }));
    const words = remarks.reduce((all, remark) => (all === "" ? fold(remark.text).trim() : joined(all, remark)), "");
    const shown = shownBy(node);
    const line = text.lineAt(start);
    const known = fields.get(path);
    if (known) {
      known.shown = merge(known.shown, shown);
      if (known.words === "") known.words = words;
      known.repairs.push(...repairs.map((repair) => ({ ...repair, text })));
      return;
    }
    const about = remarks.filter((remark) => !isNote(remark));
    const isContainer = node.kind === "object" || node.kind === "array";
    const after = isContainer
      ? about.filter((remark) => remark.start >= node.end).at(-1)
      : about.filter((remark) => remark.start > start).at(-1);
    const last = after ? text.lineAt(after.start) : line;
    fields.set(path, {
      section,
      in: place,
      path,
      shown,
      words,
      remarks: spoken,
      lines: [line, Math.max(line, last)],
      errata: [],
      fixed: {},
      repairs: repairs.map((repair) => ({ ...repair, text })),
    });
  }
}

/** Unmarked words go on with the remark before them, unless they open a note. */
function joined(words: string, remark: Remark): string {
  const more = fold(remark.text).trim();
  return remark.unmarked && !isNote(remark) ? joinWrapped(words, more) : `${words}\n${more}`;
}

/** `注意…`: words to several fields, which happen to follow one of them. */
function isNote(remark: Remark): boolean {
  return remark.unmarked === true && /^\s*注/.test(remark.text);
}

function shownBy(node: Node): Shown {
  if (node.kind === "object" || node.kind === "array") return { type: node.kind, values: [] };
  const all = [node, ...node.others];
  if (all.every((one) => one.kind === "boolean")) return { type: "boolean", values: all.length > 1 ? [] : values(all) };
  if (node.kind === "none" || node.kind === "null") return NOTHING_SHOWN;
  if (node.kind === "word" && node.others.length === 0) return shownWord(String(node.value));
  return shownValues(values(all));
}

function values(nodes: ScalarNode[]): (string | number | boolean)[] {
  return nodes.flatMap((node) =>
    node.value === null ? [] : [typeof node.value === "string" ? plainBlanks(node.value) : node.value],
  );
}

/** Two items of a list show the same field: an integer beside a fraction is a number; otherwise the first one counts. */
function merge(first: Shown, second: Shown): Shown {
  if (first.type === null) return second;
  return first.type === "integer" && second.type === "number" ? { ...first, type: "number" } : first;
}
