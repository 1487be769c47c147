import type { SectionReading } from "./section-facts.js";

const LIMIT = /最大长度限制为?(\d+)/;
const NAMED = /invalid\s+(\w+)\s*,\s*max/i;

/**
 * A chapter's table of error numbers states limits (`无效名,最大长度限制为256(invalid name, maximum limit is 256)`): they hold for
 * the parameter of that name where something is made or changed, which is where a name or a description is given.
 */
export function addTableLimits(readings: SectionReading[]): void {
  for (const chapter of readings) {
    for (const { error } of chapter.errnos) {
      const limit = LIMIT.exec(error.replace(/\s/g, ""))?.[1];
      const name = NAMED.exec(error)?.[1];
      if (limit === undefined || name === undefined) continue;
      for (const reading of readings) {
        if (!reading.section.number.startsWith(`${chapter.section.number}.`)) continue;
        if (reading.operation?.method !== "PUT" && reading.operation?.method !== "POST") continue;
        for (const draft of reading.drafts) {
          if (draft.path === name && draft.in !== "response") {
            draft.fixed.constraints = { ...draft.fixed.constraints, maxLength: Number(limit) };
          }
        }
      }
    }
  }
}
