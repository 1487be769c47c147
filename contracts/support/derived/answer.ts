import type { Requirement } from "../../../schemas/requirements/requirement.js";
import { type Check, checkOfCatalogue } from "../check.js";
import type { Context } from "../context.js";
import { isObject, valuesAt } from "../json.js";
import { say } from "../messages.js";
import { answers } from "../recipes/index.js";
import type { RichAnswer } from "../recipes/recipe.js";
import type { Reply } from "../reply.js";
import { NotTested } from "../signals.js";
import { doubt } from "./doubts.js";

/** The documented call is accepted, and each field of its answer is there with its type: one call judges them all. */
export function answerCheck(section: string, requirements: Requirement[]): Check {
  const ids = requirements.map(({ id }) => id);
  return checkOfCatalogue(`${section}-answer`, ids, async (t) => {
    const answered = await answersOf(t, section);
    for (const { reply } of answered) await doubt(t, reply);
    for (const { id, aspect } of requirements) {
      if (aspect === "success") for (const { reply } of answered) t.of(id).accepted(reply);
    }
    for (const { reply } of answered) t.given(reply);
    for (const requirement of requirements) {
      if (requirement.aspect === "response-field") judgeField(t, answered, requirement);
    }
  });
}

async function answersOf(t: Context, section: string): Promise<RichAnswer[]> {
  const make = answers[section];
  return make ? make(t) : [{ reply: await t.call(section, await t.request(section)) }];
}

/** Each answer that shows the field's object is judged; one must. */
function judgeField(t: Context, answered: RichAnswer[], { id, field, errata }: Requirement): void {
  const path = field?.path ?? "";
  const showing = answered.filter(({ reply }) => isSeen(reply, path));
  if (showing.length === 0) {
    t.of(id).skip(new NotTested("PREREQUISITE_FAILED", say("nothingToSee", { what: path })));
    return;
  }
  const { judgement } = t.of(id);
  if (t.edition.errata.some((erratum) => errata.includes(erratum.id) && erratum.alsoAllowed.length > 0)) {
    judgement.readingTaken = readingOf(showing[0]?.reply.value(path));
  }
  for (const { reply, filled = [] } of showing) {
    const found = t.session.judgeAnswer(reply, { filled });
    judgement.assertions++;
    judgement.findings.push(...found.filter(([requirement]) => requirement === id).map(([, finding]) => finding));
  }
}

/** True where the answer holds the object that the field belongs to: an empty list shows nothing of its items. */
function isSeen(reply: Reply, path: string): boolean {
  if (path === "") return true;
  const parent = path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : "";
  return parent === "" || valuesAt(reply.json, parent).some(isObject) || !parent.includes("[]");
}

/** Where the document prints a value in two ways: the one that this target follows. */
function readingOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return Array.isArray(value) ? "array" : typeof value;
}
