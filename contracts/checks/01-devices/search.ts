import type { Assertions } from "../../support/assertions.js";
import type { Context } from "../../support/context.js";
import { largestPage } from "../../support/derived/device-ids.js";
import { type JsonObject, plain } from "../../support/json.js";
import type { Reply } from "../../support/reply.js";
import type { Scalar } from "../../support/request.js";
import { say } from "./messages.js";

type Query = Record<string, Scalar>;

/** The search (1.5), asked until it is as wanted or the time to settle has passed. */
export async function search(t: Context, query: Query, wanted: (reply: Reply) => boolean): Promise<Reply> {
  return t.given(
    await t.poll(
      // What page comes where none is asked for is for others to tell.
      () => t.call("1.5", { query: { page: 1, ...query } }),
      (reply) => reply.refused || (reply.accepted && wanted(reply)),
    ),
  );
}

/** The ids that a page of the search lists. */
export function idsOf(reply: Reply): string[] {
  return reply.list("data.devices").map((device) => plain(device.id));
}

/** A device's row in the search. */
export function rowOf(reply: Reply, id: string): JsonObject | undefined {
  return reply.list("data.devices").find((device) => plain(device.id) === id);
}

/** One device as the search shows it, as soon as it shows it. */
export async function found(t: Context, id: string, wanted = (_row: JsonObject) => true) {
  const shows = (reply: Reply) => {
    const row = rowOf(reply, id);
    return row !== undefined && wanted(row);
  };
  const reply = await search(t, { device_id: id }, shows);
  const row = rowOf(reply, id);
  t.needs(row !== undefined, say("notFound"));
  return { reply, row: row ?? {} };
}

/** Degrees. The document's own example shows 17.609997 (22) as 17.60999182… (82): platforms keep a place on a grid. */
const degreeSlack = 5e-5;

/** A coordinate as it was given, where what is shown is as near as that. */
export function asGiven(shown: unknown, given: number): unknown {
  return typeof shown === "number" && Math.abs(shown - given) < degreeSlack ? given : shown;
}

/** What a filter must do: these in, those out. */
export interface Expectation {
  inside: string[];
  outside: string[];
}

/** Asks with a filter, and holds the answer against what must be in it and what must not. */
export async function filters(
  t: Context,
  on: Assertions,
  name: string,
  query: Query,
  expected: Expectation,
): Promise<void> {
  const { inside, outside } = expected;
  const right = (ids: string[]) => inside.every((id) => ids.includes(id)) && !outside.some((id) => ids.includes(id));
  const reply = await search(t, { per_page: largestPage(t), ...query }, (one) => right(idsOf(one)));
  const ids = idsOf(reply);
  const missing = inside.filter((id) => !ids.includes(id));
  const wrong = outside.filter((id) => ids.includes(id));
  const filter = `${name}=${String(query[name])}`;
  on.holds(missing.length === 0, {
    message: say("wronglyMissing", { filter }),
    expected: `${inside.join(", ")} listed`,
    actual: `${missing.join(", ")} not listed`,
    reply,
  });
  on.holds(wrong.length === 0, {
    message: say("wronglyFound", { filter }),
    expected: `${outside.join(", ")} not listed`,
    actual: `${wrong.join(", ")} listed`,
    reply,
  });
}
