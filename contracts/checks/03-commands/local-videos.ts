import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { isObject, type JsonObject, objectsAt, plain, property } from "../../support/json.js";
import { askDevice, isAnswered, listCommand } from "../../support/recipes/03-commands.js";
import type { Reply } from "../../support/reply.js";
import { NotTested } from "../../support/signals.js";
import { say } from "./messages.js";

/** The list that a device answers to 3.2.c, where it knows the command. */
export const localVideos = [
  checks("3.2.c-list", ["3.2.c-counts", "3.2.c-pages", "3.2.c-time-filter"], async (t) => {
    const all = await ask(t, {});
    const agrees = Number(all.cur) === all.rows.length && Number(all.total) >= all.rows.length;
    const actual = `all_count ${all.total}, cur_count ${all.cur}, ${all.rows.length} rows`;
    t.of("3.2.c-counts").holds(agrees, { message: say("counts"), actual, reply: all.reply });
    const [first] = all.rows;
    if (!first || all.rows.length < 2) {
      const few = new NotTested("PREREQUISITE_FAILED", say("notOurs"));
      for (const id of ["3.2.c-pages", "3.2.c-time-filter"] as const) t.of(id).skip(few);
      return;
    }
    const [one, two] = [await ask(t, { page: 1, per_page: 1 }), await ask(t, { page: 2, per_page: 1 })];
    const apart = one.rows.length === 1 && two.rows.length === 1 && keyOf(one.rows[0]) !== keyOf(two.rows[0]);
    t.of("3.2.c-pages").holds(apart, { message: say("pages"), reply: two.reply });
    const early = await ask(t, { start_time: "2001-01-01 00:00:00", end_time: "2001-01-02 00:00:00" });
    const stray = early.rows.some((row) => keyOf(row) === keyOf(first));
    t.of("3.2.c-time-filter").holds(!stray, { message: say("times"), reply: early.reply });
  }),
];

interface List {
  reply: Reply;
  total: string;
  cur: string;
  rows: JsonObject[];
}

async function ask(t: Context, cmd: JsonObject): Promise<List> {
  const reply = t.given(await askDevice(t, listCommand(t, cmd)));
  t.needs(isAnswered(reply), say("silentDevice"));
  const answer = parsed(reply.text("data.dev_resp.resp_data"));
  t.needs(isObject(answer) && "rvods" in answer, say("notOurs"));
  const rows = objectsAt(answer, "rvods");
  return { reply, total: plain(property(answer, "all_count")), cur: plain(property(answer, "cur_count")), rows };
}

function keyOf(row: JsonObject | undefined): string {
  return JSON.stringify([row?.channel_id, row?.beginTime, row?.endTime, row?.video_desc]);
}

function parsed(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64, "base64").toString("utf8"));
  } catch {
    return undefined;
  }
}
