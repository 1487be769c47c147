import type { ErrnoFact } from "../facts.js";
import { type Draft, leafOf } from "./draft.js";
import { ReadError } from "./json/nodes.js";
import { readExample } from "./json/reader.js";
import { Examples } from "./json/scanner.js";
import { joinWrapped, plainBlanks, squeeze, type Text } from "./text.js";

/** An answer printed in the notes (`如果…则报错返回如下信息: {…}`), with the place that it takes. */
export interface Refusal {
  fact: ErrnoFact;
  start: number;
  end: number;
}

/** Where an object with names opens; `${device_id}` is none. */
const OPENS = /\{\s*"/g;

/** The answers that a text shows as JSON with an errno that is not among `success`. */
export function readRefusals(section: string, text: Text, success: readonly number[]): Refusal[] {
  const refusals: Refusal[] = [];
  if (!/errno/.test(text.text)) return refusals;
  const examples = new Examples(text.raw);
  let readTo = 0;
  for (const { index: start } of text.text.matchAll(OPENS)) {
    if (start < readTo) continue;
    const reading = tryRead(examples, start);
    if (reading?.root.kind !== "object") continue;
    readTo = reading.end;
    const values = new Map(reading.root.members.map(({ key, value }) => [key, "value" in value ? value.value : null]));
    const errno = values.get("errno");
    if (typeof errno !== "number" || success.includes(errno)) continue;
    const error = plainBlanks(String(values.get("error") ?? ""));
    const lines = text.linesOf(start, readTo);
    refusals.push({ fact: { kind: "errno", section, errno, error, lines }, start, end: readTo });
  }
  return refusals;
}

function tryRead(examples: Examples, at: number): ReturnType<typeof readExample> | null {
  try {
    return readExample(examples, at);
  } catch (error) {
    if (error instanceof ReadError) return null;
    throw error;
  }
}

/** Adds to each field what the notes say of it by name. */
export function addNotes(drafts: Draft[], notes: Text): void {
  if (notes.isBlank) return;
  const squeezed = squeeze(notes.text).text;
  const oneLine = notes.text.replace(/\n/g, " ");
  for (const draft of drafts) {
    const leaf = leafOf(draft.path);
    if (leaf === "") continue;
    const name = leaf.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const add = (words: string | undefined): void => {
      if (words) draft.words = draft.words === "" ? words : `${draft.words}\n${words}`;
    };
    // `product_id : 产品号,必选参数`
    const line = new RegExp(`^\\s*${name}\\s*:\\s*(\\S.*(?:\\n(?!\\s*\\w+\\s*:).*)*)`, "m").exec(notes.text);
    add(line?.[1]?.split("\n").reduce(joinWrapped));
    // `cmd_status 如下: 0:… 1:…`
    const table = new RegExp(`(?<![\\w])${name}\\s*(?:取值|含义)?\\s*如下\\s*:?(.*)$`).exec(oneLine)?.[1];
    if (table)
      add([...table.matchAll(/(?:^|\s)(\d+)\s*:\s*([^\s\d]\S*)/g)].map((row) => `${row[1]}:${row[2]}`).join(" "));
    // `videoId必须是字符串`
    add(new RegExp(`(?<![\\w])${name}必须(?:是|为)(?:字符串|数字|整数)`).exec(squeezed)?.[0].slice(leaf.length));
    // `Security 默认为0,返回…,1表示…`
    const byDefault = new RegExp(`(?<![\\w])${name}\\s*(默认(?:值)?(?:为|是)[^。\\n]*)`, "i").exec(notes.text)?.[1];
    if (draft.in !== "response") add(byDefault);
    // `消息内容(msg字段)经过了base64编码`
    if (new RegExp(`(?<![\\w])${name}字段\\)?[^。]*base64`, "i").test(squeezed)) add("base64");
  }
}
