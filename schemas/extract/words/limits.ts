import type { Constraints, FieldType } from "../../facts.js";

const CHARACTERS = String.raw`个?\s*(?:字符|字(?!节)|位|汉字|characters?|chars?)`;
const AT_MOST = String.raw`(?:不超过|不多于|不高于|至多|不得超过|不能超过|不可超过|不大于|小于等于|最大值?|最多|最长|最大长度|上限|限制?|≤|<=)\s*(?:长度)?\s*(?:限制)?\s*(?:为|是|在)?\s*[::]?\s*`;
const AT_LEAST = String.raw`(?:不少于|不低于|不得少于|不小于|大于等于|最小值?|最少|最短|至少|≥|>=)\s*(?:为|是)?\s*[::]?\s*`;
const WITHIN = String.raw`\s*(?:以内|之内|以下)`;
const RANGE = String.raw`(\d+)\s*(?:[-~–—]|到|至)\s*(\d+)`;

const LENGTH_RANGE = new RegExp(`(?:长度\\s*(?:为|是|在|范围)?\\s*[::]?\\s*${RANGE})|(?:${RANGE}\\s*${CHARACTERS})`);
const LENGTH_AT_MOST = [
  new RegExp(`(\\d+)\\s*${CHARACTERS}${WITHIN}`, "i"),
  new RegExp(`${AT_MOST}(\\d+)\\s*${CHARACTERS}`, "i"),
  /最长\s*(?:为)?\s*(\d+)(?!\d|\s*(?:秒|分|小时|天))/,
  new RegExp(`字符?数\\s*${AT_MOST}(\\d+)`),
  new RegExp(`长度\\s*${AT_MOST}(\\d+)`),
  /最大长度\s*(?:限制)?\s*(?:为|是)?\s*(\d+)/,
];
const LENGTH_BELOW = [/长度\s*(?<!不)(?:小于|少于|<)\s*(\d+)/, new RegExp(`(?:小于|少于)\\s*(\\d+)\\s*${CHARACTERS}`)];
const LENGTH_AT_LEAST = [
  new RegExp(`${AT_LEAST}(\\d+)\\s*${CHARACTERS}`),
  new RegExp(`长度\\s*${AT_LEAST}(\\d+)`),
  /最短\s*(\d+)/,
];
const ITEMS_AT_MOST = [
  /(?:最多|不超过|至多|不能超过)[\u4e00-\u9fa5]{0,6}?\s*(\d+)\s*个(?!\s*字)/,
  new RegExp(`${AT_MOST}(\\d+)\\s*个(?!\\s*字)`),
  /(\d+)\s*个(?!\s*字)\s*以内/,
];
const NUMBER_AT_MOST = [new RegExp(`${AT_MOST}(\\d+(?:\\.\\d+)?)`), /(\d+(?:\.\d+)?)\s*(?:以内|之内|以下)/];
const NUMBER_BELOW = [/(?<!不)(?:小于|低于|<)\s*(\d+)/];
const NUMBER_AT_LEAST = [new RegExp(`${AT_LEAST}(\\d+(?:\\.\\d+)?)`)];
const NUMBER_ABOVE = [/(?<!不)(?:大于|高于|>)\s*(\d+)/];
const NUMBER_RANGES = [
  new RegExp(`(?<![\\d:/.-])${RANGE}(?![\\d:/.-])`),
  /(?:范围|取值)\D{0,6}[[(]\s*(\d+)\s*,\s*(\d+)\s*[\])]/,
];

/** True where the words say that several values are joined by commas. */
export function isList(words: string): boolean {
  return /逗号|多个/.test(words);
}

/** Limits on the length of a text and on the number of values in a list, as the words state them. */
export function lengthLimits(words: string): Constraints {
  const limits: Constraints = {};
  const range = LENGTH_RANGE.exec(words);
  if (range) {
    limits.minLength = Number(range[1] ?? range[3]);
    limits.maxLength = Number(range[2] ?? range[4]);
  }
  const most = first(words, LENGTH_AT_MOST) ?? before(first(words, LENGTH_BELOW));
  if (most !== null && !range) limits.maxLength = most;
  const least = first(words, LENGTH_AT_LEAST);
  if (least !== null) limits.minLength = least;
  const items = isList(words) ? first(words, ITEMS_AT_MOST) : null;
  if (items !== null) limits.maxItems = items;
  return limits;
}

/** Limits on a number, as the words state them. */
export function numberLimits(words: string, type: FieldType | null): Constraints {
  if (type !== "integer" && type !== "number" && type !== null) return {};
  const limits: Constraints = {};
  const range = NUMBER_RANGES.map((pattern) => pattern.exec(words)).find((found) => found !== null);
  const most = range ? Number(range[2]) : (first(words, NUMBER_AT_MOST) ?? before(first(words, NUMBER_BELOW)));
  const above = first(words, NUMBER_ABOVE);
  const least = range ? Number(range[1]) : (first(words, NUMBER_AT_LEAST) ?? (above === null ? null : above + 1));
  if (least !== null) limits.minimum = least;
  if (most !== null) limits.maximum = most;
  return limits;
}

const UNITS: Record<string, number> = { "": 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };
const SIZE = String.raw`(\d+(?:\.\d+)?)\s*([KMG]?)(?:i?B)?\s*(?:字节|bytes?)?(?![A-Za-z])`;
const SIZE_BELOW = new RegExp(`(?:小于|少于|低于|<)\\s*${SIZE}`, "i");
const SIZE_AT_MOST = [new RegExp(`${AT_MOST}${SIZE}`, "i"), new RegExp(`${SIZE}${WITHIN}`, "i")];

/** The greatest number of bytes that a body may have, or null: 小于64K is 65535, 8M以内 is 8388608. */
export function bytesLimit(words: string): number | null {
  const below = SIZE_BELOW.exec(words);
  if (below) return bytes(below) - 1;
  for (const pattern of SIZE_AT_MOST) {
    const found = pattern.exec(words);
    if (found) return bytes(found);
  }
  return null;
}

/** The same for a text among others, where the words name bytes: 不超过128字节. */
export function textBytesLimit(words: string): number | null {
  return /\d\s*(?:[KMG]B?|[KMG]?\s*(?:字节|bytes?))(?![A-Za-z])/i.test(words) ? bytesLimit(words) : null;
}

function bytes(found: RegExpExecArray): number {
  return Number(found[1]) * (UNITS[(found[2] ?? "").toUpperCase()] ?? 1);
}

function first(words: string, patterns: RegExp[]): number | null {
  for (const pattern of patterns) {
    const found = pattern.exec(words);
    if (found) return Number(found[1]);
  }
  return null;
}

function before(limit: number | null): number | null {
  return limit === null ? null : limit - 1;
}
