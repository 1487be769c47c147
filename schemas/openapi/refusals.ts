import type { ErrnoFact } from "../facts.js";
import { chapterOf, type Section } from "../generate/sections.js";
import { errnoSlug } from "../requirements/ids.js";

const schema = { $ref: "#/components/schemas/Refusal" };

/** What every refusal looks like; which status it has is free where the document prints none. */
export function refusalSchema(successes: readonly (string | number | boolean)[]) {
  return {
    type: "object",
    description: "The call was refused: `errno` is not the success value.",
    properties: { errno: { type: "integer", not: { enum: successes } }, error: { type: "string" } },
    required: ["errno"],
  };
}

/** The refusals of an operation: those of its chapter's table by their status, the others together. */
export function refusalsOf(section: Section, all: readonly Section[]) {
  const table = all.find(({ number, operation }) => number === chapterOf(section.number) && !operation)?.errnos ?? [];
  const withStatus = table.filter(({ status }) => status !== undefined && status >= 400 && status < 600);
  const rest = [...section.errnos, ...table.filter(({ status }) => status === undefined || status >= 600)];
  const byStatus = withStatus.map((fact) => [String(fact.status), answer(fact.error, [fact])] as const);
  return { ...Object.fromEntries(byStatus), "4XX": answer("拒绝:状态码与错误码由平台决定", rest) };
}

function answer(description: string, facts: readonly ErrnoFact[]) {
  const examples = facts.map((fact) => [errnoSlug(fact, facts), { value: { errno: fact.errno, error: fact.error } }]);
  const content = { schema, ...(facts.length > 0 && { examples: Object.fromEntries(examples) }) };
  return { description, content: { "application/json": content } };
}
