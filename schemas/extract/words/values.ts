import type { FieldType } from "../../facts.js";
import type { Shown } from "./shown.js";

type Value = string | number | boolean;

/** `0:rtmp 1:hls`: a number, a colon, and what it means; neither a time nor an address nor a port. */
const WITH_COLON = /(?<![\d.:/-])(\d+)\s*(?::(?!\s*\d|\/\/)|[=-](?=\s*[A-Za-z\u4e00-\u9fa5]))/g;
/** `0或1`, `0/1`. */
const SIDE_BY_SIDE = /(?<![\d/.-])(\d)(?:\s*(?:或|\/)\s*\d)+(?![\d/.-])/g;
/** `0 不需要,1需要`, `0为不加密,1加密`: a number at the start of a clause and what it means; no quantity. */
const WITH_LABEL =
  /(?:^|[\s,,;;。、(])(\d+)(?:\s*(?:表示|代表|为|是)\s*|\s+|[,,]|)(?=[\u4e00-\u9fa5])(?!\s*(?:个|字|位|秒|分钟|小时|天|次|条|页|以内|之内|到|至|年|月|日|级))/g;
const DEFAULT = /(?:默认|缺省|default)(?:值)?\s*(?:为|是)?\s*[::]?\s*"?([A-Za-z0-9_.-]+)"?/;
const LATIN_OR = /^[A-Za-z][\w-]*(?:\s*(?:或者?|、|\/)\s*[A-Za-z][\w-]*)+$/;
const TYPES_LISTED = /(?:类型|格式|取值)\s*:?\s*([A-Za-z][\w-]*(?:(?:\s*(?:或者?|、|\/)\s*|\s+)[A-Za-z][\w-]*)+)$/;

/** The values that are allowed, as the words or the values shown side by side list them; null where none are listed. */
export function enumIn(words: string, shown: Shown): Value[] | null {
  if (shown.type === "boolean") return null;
  if (shown.values.length > 1) return unique(shown.values);
  const numbers = numbersListed(words);
  const enough = shown.placeholder ? 1 : 2;
  if (numbers.length >= enough && shown.type !== "string") return numbers;
  for (const clause of words.replace(/["']/g, "").split(/[,,。;;()\n]/)) {
    const listed = LATIN_OR.exec(clause.trim())?.[0] ?? TYPES_LISTED.exec(clause.trim())?.[1];
    if (listed) return unique(listed.match(/[A-Za-z][\w-]*/g) ?? []);
  }
  return null;
}

function numbersListed(words: string): number[] {
  const withoutDefault = words.replace(/默认值?\s*(?:为|是)\s*\d+(?![,,])/g, "");
  const found = [...withoutDefault.matchAll(WITH_COLON), ...withoutDefault.matchAll(WITH_LABEL)].map((match) =>
    Number(match[1]),
  );
  for (const [listed] of withoutDefault.matchAll(SIDE_BY_SIDE)) found.push(...(listed.match(/\d/g) ?? []).map(Number));
  // 默认为0,返回普通播放链接,1表示…: the default is the first of the values described.
  const described = /默认值?\s*(?:为|是)?\s*(\d+)\s*[,,]/.exec(words);
  if (described && found.length > 0) found.push(Number(described[1]));
  return [...new Set(found)].sort((a, b) => a - b);
}

/** The default value that the words state, or null. */
export function defaultIn(words: string, type: FieldType | null): Value | null {
  const found = DEFAULT.exec(words)?.[1];
  if (found === undefined) return null;
  if (/^-?\d+(?:\.\d+)?$/.test(found) && type !== "string") return Number(found);
  if (/^(?:true|false)$/i.test(found)) return found.toLowerCase() === "true";
  return found;
}

function unique(values: Value[]): Value[] {
  return [...new Set(values)];
}
