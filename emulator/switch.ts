import { invalid } from "./refusal.js";

/** The `type` of 7.1 and 14, a number. @throws Refusal for anything but 0 and 1 */
export function switchOf(type: unknown): boolean {
  if (type !== 0 && type !== 1) throw invalid("type is neither 0 nor 1");
  return type === 1;
}
