import type { ErrnoFact } from "../facts.js";
import { type Draft, leafOf } from "./draft.js";
import { ReadError } from "./json/nodes.js";
import { readExample } from "./json/reader.js";
import { joinWrapped, plainBlanks, squeeze, type Text } from "./text.js";

/** An answer printed in the notes (`如果…则报错返回如下信息: {…}`), with the place that it takes. */
export interface Refusal {
  fact: ErrnoFact;
  start: number;
  end: number;
}

/** The refusals that a text shows as JSON with an errno other than that of success. */
export function readRefusals(section: string, text: Text): Refusal[] {
  const refusals: Refusal[] = [];
  let at = text.text.indexOf("{");
  while (at >= 0) {
    const reading = tryRead(text.raw, at);
    const end = Math.max(reading?.end ?? 0, at + 1);
    if (reading?.root.kind === "object") {
      const value = (key: string): unknown => {
        const member = reading.root.kind === "object" ? reading.root.members.find((one) => one.key === key) : undefined;
        return member && "value" in member.value ? member.value.value : undefined;
      };
      const errno = Number(value("errno"));
      if (value("errno") !== undefined && Number.isInteger(errno)) {
        const fact: ErrnoFact = {
          kind: "errno",
          section,
          errno,
          error: plainBlanks(String(value("error") ?? "")),
          lines: text.linesOf(at, end),
        };
        refusals.push({ fact, start: at, end });
      }
    }
    at = text.text.indexOf("{", end);
  }
  return refusals;
}

function tryRead(raw: string, at: number): ReturnType<typeof readExample> | null {
  try {
    return readExample(raw, at);
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
