import type { Requirement } from "../../../schemas/requirements/requirement.js";
import { type Check, checks } from "../check.js";
import type { Context } from "../context.js";
import { isObject, valuesAt } from "../json.js";
import { say } from "../messages.js";
import { answers } from "../recipes/index.js";
import type { RichAnswer } from "../recipes/recipe.js";
import type { Reply } from "../reply.js";
import { NotTested } from "../signals.js";

/** The documented call is accepted, and each field of its answer is there with its type: one call judges them all. */
export function answerCheck(section: string, requirements: Requirement[]): Check {
  const ids = requirements.map(({ id }) => id);
  return checks(`${section}-answer`, ids, async (t) => {
    const { reply, filled = [] } = await answerOf(t, section);
    for (const { id, aspect } of requirements) if (aspect === "success") t.of(id).accepted(reply);
    judgeFields(t, t.given(reply), requirements, filled);
  });
}

async function answerOf(t: Context, section: string): Promise<RichAnswer> {
  const make = answers[section];
  return make ? make(t) : { reply: await t.call(section, await t.request(section)) };
}

function judgeFields(t: Context, reply: Reply, requirements: Requirement[], filled: readonly string[]): void {
  const found = t.session.judgeAnswer(reply, { filled });
  for (const { id, aspect, field } of requirements) {
    if (aspect !== "response-field" || !field) continue;
    if (!isSeen(reply, field.path)) {
      t.of(id).skip(new NotTested("PREREQUISITE_FAILED", say("nothingToSee", { what: field.path })));
      continue;
    }
    const wrong = found.filter(([requirement]) => requirement === id).map(([, finding]) => finding);
    const { judgement } = t.of(id);
    judgement.assertions++;
    judgement.findings.push(...wrong);
  }
}

/** True where the answer holds the object that the field belongs to: an empty list shows nothing of its items. */
function isSeen(reply: Reply, path: string): boolean {
  if (path === "") return true;
  const parent = path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : "";
  return parent === "" || valuesAt(reply.json, parent).some(isObject) || !parent.includes("[]");
}
