import type { Edition } from "../../schemas/edition.js";
import { type AnswerOptions, judgeAnswer } from "../../schemas/judge.js";
import { type Found, finding } from "./assertions.js";
import type { Reply } from "./reply.js";

/**
 * What the response schema finds in an accepted answer, each under the requirement of the field. `filled` names fields
 * that are known to have a value in this answer; others may be absent, empty or null where there is nothing to show.
 */
export function judgeReply(edition: Edition, reply: Reply, options: AnswerOptions = {}): [string, Found][] {
  const { section } = reply.operation;
  if (reply.json === undefined || !edition.validators[`${section}-response`]) return [];
  return judgeAnswer(edition, section, reply.json, options).map(
    ({ requirement, message, messageZh, expected, actual }) => [
      requirement,
      finding({ message: { en: message, zh: messageZh }, expected, actual, reply }),
    ],
  );
}
