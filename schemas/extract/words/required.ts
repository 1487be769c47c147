const MUST_BE_GIVEN = /必选|必填|必传|必需|一定要[填传有]|不能为空|不可为空|\brequired\b/i;
const MAY_BE_LEFT_OUT =
  /可选(?!值|项|范围|的值)|选填|非必[选填须传]|可不[填传]|可以不[填传]|不必[填传]|必[填选]\s*:\s*(?:否|no?\b)|\boptional\b/i;
/** A plain "must" in a remark; `必须是…` speaks of the value's kind instead. */
const MUST = /必须(?!是|为)|\bmust\b/i;
const IF_LEFT_OUT = /(?:没有|不填|不传|不带|缺省|省略|未填)(?:时|则|的话)/;

/** Whether a parameter has to be given: true, false, or null where the words are silent. The first clear word counts. */
export function requiredIn(words: string): boolean | null {
  // 非必填 holds 必填, so what makes optional is looked for first and taken out.
  const optional = words.search(MAY_BE_LEFT_OUT);
  const required = words
    .replace(/非必[选填须传]|不必[填传]|必[填选]\s*:\s*(?:否|no?\b)/gi, (found) => "-".repeat(found.length))
    .search(MUST_BE_GIVEN);
  if (required >= 0 && (optional < 0 || required < optional)) return true;
  if (optional >= 0) return false;
  if (MUST.test(words)) return true;
  return IF_LEFT_OUT.test(words) ? false : null;
}
