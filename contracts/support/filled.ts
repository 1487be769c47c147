import { plain, valuesAt } from "./json.js";
import { fieldsIn } from "./operations.js";
import type { Reply } from "./reply.js";

/**
 * Fields that must show something in this answer by what the answer itself says: the rows of a page that is not behind the
 * last one. What else is not there may have nothing to show.
 */
export function filledBySelf(reply: Reply): string[] {
  const fields = fieldsIn(reply.operation, "response");
  const numberOf = (names: RegExp): number => {
    const field = fields.find(({ path }) => names.test(path));
    const value = field === undefined ? "" : plain(valuesAt(reply.json, field.path)[0]);
    return value === "" ? Number.NaN : Number(value);
  };
  const total = numberOf(/(^|\.)total_(num|count)$/);
  const [size, page] = [numberOf(/(^|\.)(page_size|per_page)$/), numberOf(/(^|\.)(current_page|page)$/)];
  const before = Number.isNaN(size) || Number.isNaN(page) ? 0 : (page - 1) * size;
  if (!(total > before)) return [];
  const list = fields.find(({ path, type }) => type === "array" && !path.includes("[]"));
  // An empty one is of the wrong length, which is for others to be told.
  return list && reply.list(list.path).length === 0 && !Array.isArray(reply.value(list.path)) ? [list.path] : [];
}
