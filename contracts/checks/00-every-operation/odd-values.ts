import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { effects } from "../../support/effects.js";
import { fieldsIn, type Operation } from "../../support/operations.js";
import type { Reply } from "../../support/reply.js";
import { changed, type Request } from "../../support/request.js";
import { whereAllowed } from "./malformed.js";
import { say } from "./messages.js";

/** Values that careless code stumbles over. */
const odd = [
  "\0",
  "😀",
  "-1",
  "99999999999999999999999",
  "1e400",
  "' OR '1'='1",
  "../../../etc/passwd",
  "%",
  "[]",
  "x".repeat(3000),
  "\u202e\ufeff",
];

/** Queries that are odd as they are written: broken escapes, a name twice, names of a prototype. */
const rawQueries = [
  "%zz=%zz",
  "%ff=%fe",
  "device_id=1&device_id=2",
  "device_id[]=1",
  "__proto__[x]=1",
  "&&=&",
  "constructor=1",
];

/** Odd requests to everything that only reads. */
export const oddValues = [
  checks("0-odd-values", ["0-no-server-error"], async (t) => {
    for (const operation of t.operations.all().filter(onlyReads)) {
      await whereAllowed(async () => {
        const good = await t.request(operation.section);
        for (const reply of await sendAll(t, operation, good)) {
          const words = { message: say("serverError", { section: operation.section }), expected: "no HTTP 500", reply };
          t.holds(reply.status !== 500, words);
        }
      });
    }
  }),
];

function onlyReads({ section, fact }: Operation): boolean {
  return fact.method === "GET" && !(section in effects) && fact.url.startsWith("http://API_ADDRESS/");
}

/** Each value once, each parameter in turn. */
function sendAll(t: Context, operation: Operation, good: Request): Promise<Reply[]> {
  const { section, fact } = operation;
  const names = fieldsIn(operation, "query").map(({ path }) => path);
  const values = odd.map((value, at) => {
    const name = names[at % Math.max(1, names.length)];
    return name === undefined ? { path: pathOf(operation, value) } : { query: { [name]: value } };
  });
  const raw = rawQueries.map((query) => ({ template: `${fact.url}?${query}` }));
  const requests = [...values, ...(section === "10" || section === "8" ? raw : raw.slice(0, 2))];
  return Promise.all(requests.map((change) => t.call(section, changed(good, change), { odd: true })));
}

function pathOf(operation: Operation, value: string): Record<string, string> {
  return Object.fromEntries(fieldsIn(operation, "path").map(({ path }) => [path, value]));
}
