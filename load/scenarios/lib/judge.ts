import * as edition from "../../../schemas/generated/validators.js";
import { type Judge, type Judgement, judgeAnswer } from "../../../schemas/judge.js";

/** The sections that load calls; the rest of the edition stays out of the bundle. */
export type Section = "4.1" | "4.2" | "13.1" | "13.2";

const judge: Judge = {
  validators: {
    "4.1-response": edition.response_4_1,
    "4.2-response": edition.response_4_2,
    "13.1-response": edition.response_13_1,
    "13.2-response": edition.response_13_2,
  },
  schemas: {
    "4.1-response": edition.schema_response_4_1,
    "4.2-response": edition.schema_response_4_2,
    "13.1-response": edition.schema_response_13_1,
    "13.2-response": edition.schema_response_13_2,
  },
};

/** What in an answer is against the document, by requirement. */
export function judgeSection(section: Section, json: unknown): Judgement[] {
  return judgeAnswer(judge, section, json);
}

/** The documented columns of a list's rows: what else a target adds may differ from answer to answer. */
export function rowColumns(section: "13.1" | "13.2"): string[] {
  return Object.keys(judge.schemas[`${section}-response`]?.properties?.result?.items?.properties ?? {}).sort();
}

/** Every requirement that an answer of the section can break. */
export function requirementsOf(section: Section): string[] {
  const found: string[] = [];
  collect(judge.schemas[`${section}-response`], found);
  return found;
}

function collect(node: unknown, found: string[]): void {
  if (typeof node !== "object" || node === null) return;
  for (const key of Object.keys(node)) {
    const value = (node as { [key: string]: unknown })[key];
    if (key === "x-requirement" && typeof value === "string") {
      if (!found.includes(value)) found.push(value);
    } else if (key === "x-requirements" && typeof value === "object" && value !== null) {
      for (const name of Object.keys(value))
        collect({ "x-requirement": (value as { [key: string]: unknown })[name] }, found);
    } else {
      collect(value, found);
    }
  }
}
