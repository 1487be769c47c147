import type { FieldType } from "../../facts.js";
import { fold } from "../text.js";
import type { Shown } from "./shown.js";

const STATED: [RegExp, FieldType][] = [
  [/string\s*类型|必须(?:是|为)\s*字符串|格式化字符串|[,,。;;\s]字符串(?=$|[,,。;;\s])|^\s*字符串/i, "string"],
  [/\b(?:double|float)\b|浮点/i, "number"],
  [/\b(?:int|integer|long)\b|整数|整型/i, "integer"],
  [/\bbool(?:ean)?\b|布尔/i, "boolean"],
  [/必须(?:是|为)\s*数字/, "number"],
];
/** The name of a thing is a text, also where a number is shown as an example. */
const A_NAME = /名字|名称/;

/** The type of a field: what the words say, else what is shown, else what the constraints imply; null where nothing is. */
export function typeIn(words: string, shown: Shown): FieldType | null {
  for (const [pattern, type] of STATED) if (pattern.test(words)) return type;
  if (shown.type === "integer" && A_NAME.test(words)) return "string";
  return shown.type;
}

/** A pattern for 只能是数字、字母…: only characters of the kinds named. */
export function patternIn(words: string): string | null {
  const only = /只能(?:是|为|包含|由|使用|含有)?([^。;;]*)/.exec(words)?.[1];
  if (only === undefined) return null;
  let characters = "";
  if (/大写字母/.test(only)) characters += "A-Z";
  else if (/小写字母/.test(only)) characters += "a-z";
  else if (/字母/.test(only)) characters += "A-Za-z";
  if (/数字/.test(only)) characters += "0-9";
  if (/下划线/.test(only)) characters += "_";
  if (/中文|汉字/.test(only)) characters += "\\u4e00-\\u9fa5";
  if (/中划线|横线|连字符|减号/.test(only)) characters += "-";
  return characters === "" ? null : `^[${characters}]+$`;
}

const DATE_TIME = /\b\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\b/;
const DATE = /\b\d{4}-\d{2}-\d{2}\b/;

/** The format that the words, or the value shown, tell: `unixtime`, `date-time` (as printed, with a blank), `date`. */
export function formatIn(words: string, shown: Shown, byExample: boolean): string | null {
  if (/unix\s*时间戳/i.test(words)) return "unixtime";
  const value = shown.values[0];
  const told = `${words} ${byExample && typeof value === "string" ? fold(value) : ""}`;
  if (DATE_TIME.test(told)) return "date-time";
  return DATE.test(told) ? "date" : null;
}
