import { messages } from "../../../schemas/language.js";
import { checks } from "../../support/check.js";
import { fieldsIn, type Operation } from "../../support/operations.js";

const say = messages({
  notJson: { en: "{section} took a body that is no JSON", zh: "{section} 接受了非 JSON 内容" },
  serverError: { en: "{section} answered with an internal server error", zh: "{section} 返回了服务器内部错误" },
});

/** Bodies that are no JSON: cut off, a bare word, a comma too many, brackets that never close. */
const noJson = ['{"title":', "title", '{"title":"a",}', "[".repeat(500)];
/** JSON, but no object, or one with names that are traps. */
const odd = ["[]", "null", "7", '"title"', '{"__proto__":{"title":1}}', '{"title":"\\ud83d"}', '{"title":{"a":[{}]}}'];

/** Requests that are wrong as a whole. Every other 500 of the run counts against the first requirement too. */
export const malformed = [
  checks("0-malformed", ["0-no-server-error", "0-malformed-body"], async (t) => {
    for (const { section } of t.operations.all().filter(takesJson)) {
      if (!(section in harmless)) continue;
      const good = await t.request(section);
      for (const body of [...noJson, ...odd]) {
        const reply = await t.call(section, { ...good, body, headers: { "content-type": "application/json" } });
        const words = { message: say("serverError", { section }), expected: "no HTTP 500", reply };
        t.of("0-no-server-error").holds(reply.status !== 500, words);
        if (noJson.includes(body)) t.of("0-malformed-body").refused(reply, say("notJson", { section }));
      }
    }
  }),
];

/** Those whose good request touches what is ours alone. */
const harmless: Record<string, true> = { "1.1": true, "1.3": true };

function takesJson(operation: Operation): boolean {
  return fieldsIn(operation, "body").some(({ path }) => path !== "");
}
