import { check } from "../../support/check.js";
import { otherProduct } from "../../support/products.js";
import { sharedFile } from "../../support/recipes/15-files.js";
import { changed } from "../../support/request.js";
import { say } from "./messages.js";
import { anyRefusal, isRow, judgeBesideTwin, judgeRefusal } from "./table.js";

const sections = ["15.1", "15.2", "15.3", "15.4"] as const;

/** The document prints 200 for 15.1 and 15.3, 0 for 15.4 where the table would have 200, and a file for 15.2. */
const errnos: Partial<Record<(typeof sections)[number], (number | undefined)[]>> = {
  "15.1": [200],
  "15.3": [200],
  "15.4": [0, 200],
};

/** The rows of the table that a caller can bring about, each beside a call that is accepted. */
export const statuses = [
  check("15-errno-200", async (t) => {
    for (const section of sections) {
      const reply = t.given(await t.call(section, await t.request(section)));
      const told = reply.status === 200 && (errnos[section] ?? [reply.errno]).includes(reply.errno);
      const expected = `HTTP 200${errnos[section] ? `, errno ${errnos[section].join(" or ")}` : ""}`;
      t.holds(told, { message: say("success", { section }), expected, reply });
    }
  }),

  check("15-errno-400", async (t) => {
    const name = await sharedFile(t);
    const good = { query: { product_id: t.target.productId, name } };
    t.given(await t.call("15.4", good));
    t.given(await t.call("15.2", good));
    const replies = [
      { reply: await t.call("15.4", { query: { name } }, { odd: true }), what: "noProduct" },
      {
        reply: await t.call("15.4", changed(good, { query: { product_id: "abc" } }), { odd: true }),
        what: "textProduct",
      },
      { reply: await t.call("15.2", { query: { product_id: t.target.productId } }), what: "noName" },
    ] as const;
    // What else a target may see in them first (no such product, no such name) is its own business, told as the table says.
    for (const { reply, what } of replies) if (!reply.accepted) judgeRefusal(t, t, reply, anyRefusal(t), what);
    const [first] = replies;
    const words = { message: say("noBadRequest"), expected: "HTTP 400, errno 400", reply: first.reply };
    t.holds(
      replies.some(({ reply }) => isRow(t, reply, [400])),
      { ...words, level: "SHOULD" },
    );
  }),

  check("15-errno-401", async (t) => {
    for (const section of sections) {
      const good = await t.request(section);
      const authorization = { authorization: { literal: `madeup${t.random.text(20)}` } };
      judgeRefusal(t, t, await t.call(section, good, { key: "none" }), [401], "noKey");
      judgeRefusal(t, t, await t.call(section, good, { key: "made-up" }), [401], "madeUp");
      judgeRefusal(t, t, await t.call(section, good, { key: authorization }), [401], "authorization");
      t.given(await t.call(section, good));
    }
  }),

  check("15-errno-403", async (t) => {
    for (const section of sections) {
      const good = await t.request(section);
      const bad = changed(good, { query: { product_id: otherProduct(t) } });
      const replies = { bad: await t.call(section, bad), good: () => t.call(section, good) };
      await judgeBesideTwin(t, replies, [401, 403], "product");
    }
  }),

  check("15-errno-404", async (t) => {
    for (const section of ["15.2", "15.3"] as const) {
      const good = await t.request(section);
      // The least that makes it another name.
      const name = String(good.query?.name).slice(0, -1);
      const bad = await t.call(section, changed(good, { query: { name } }));
      await judgeBesideTwin(t, { bad, good: () => t.call(section, good) }, [404], "unknown");
    }
  }),

  check("15-errno-405", async (t) => {
    for (const section of sections) {
      const good = await t.request(section);
      judgeRefusal(t, t, await t.call(section, { ...good, method: "POST" }), [405], "method");
      t.given(await t.call(section, good));
    }
  }),
];
