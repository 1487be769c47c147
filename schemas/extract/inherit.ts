import type { FieldFact } from "../facts.js";
import { factOf } from "./draft.js";
import { explainedBy } from "./rules/references.js";
import type { SectionReading } from "./section-facts.js";

/**
 * Where a section points at another for what its fields mean (`请参见设备新增章节的解释`), types and limits stated there hold
 * here; whether a field has to be given does not: the notes may say that any may be left out.
 */
export function inheritFields(reading: SectionReading, all: SectionReading[]): void {
  const other = explainedBy(reading, all);
  const partial = /更新[那哪]个字段就只需要/.test(reading.notes.text.replace(/\s/g, ""));
  for (const draft of reading.drafts.filter((one) => one.in === "body")) {
    const there = other?.drafts.find((one) => one.in === draft.in && one.path === draft.path);
    if (there) {
      const fact: FieldFact = factOf(there);
      if (fact.type === "number" && draft.shown.type === "integer") draft.shown = { ...draft.shown, type: "number" };
      draft.fixed.constraints = { ...fact.constraints, ...factOf(draft).constraints };
    }
    if (partial && !/[.[]/.test(draft.path) && factOf(draft).required === null) draft.fixed.required = false;
  }
}
