import type { FieldFact, FieldPlace, Lines } from "../facts.js";
import { attributesOf } from "./words/attributes.js";
import type { Shown } from "./words/shown.js";

/** A field that is being gathered: what is shown, and all words about it wherever they stand. */
export interface Draft {
  section: string;
  in: FieldPlace;
  path: string;
  shown: Shown;
  words: string;
  /** The remarks beside the field, each with its lines: prose rules are looked for in them. */
  remarks?: Remark[];
  lines: Lines;
  errata: string[];
  /** What is known without words: these win. */
  fixed: Partial<Pick<FieldFact, "type" | "required" | "constraints">>;
}

export interface Remark {
  words: string;
  line: number;
}

/** The last name of a path: `addr` of `data.addr`, `channel_id` of `result[].channel_id`. */
export function leafOf(path: string): string {
  return path.replace(/\[\]$/, "").split(".").at(-1)?.replace(/\[\]$/, "") ?? path;
}

export function factOf(draft: Draft): FieldFact {
  const told = attributesOf(draft.words, draft.shown, draft.in);
  // The words beside a whole body speak of its bytes, which are read where the body is.
  if (draft.path === "") told.constraints = {};
  return {
    kind: "field",
    section: draft.section,
    in: draft.in,
    path: draft.path,
    type: draft.fixed.type !== undefined ? draft.fixed.type : told.type,
    required: draft.fixed.required !== undefined ? draft.fixed.required : told.required,
    constraints: { ...told.constraints, ...draft.fixed.constraints },
    lines: draft.lines,
    errata: draft.errata,
  };
}
