import type { Context } from "../context.js";
import { plain, valuesAt } from "../json.js";
import { say as saySupport } from "../messages.js";
import { fieldsIn } from "../operations.js";
import type { Reply } from "../reply.js";
import { changed } from "../request.js";
import { NotTested } from "../signals.js";
import { deviceIds, goneOf } from "./device-ids.js";
import { say } from "./messages.js";
import type { ParameterRule } from "./rule.js";
import { acceptedLikeTwin, changeOf, refusedBesideTwin, requestWith } from "./twin.js";

/** N characters are taken, one more is not; in ASCII, and in Chinese where the pattern has room for it. */
export const maxLength: ParameterRule = async (t, { section, field }) => {
  const limit = field.constraints.maxLength ?? 0;
  if (field.constraints.maxItems !== undefined) return overlongList(t, section, field, limit);
  const chinese = field.constraints.pattern === undefined || new RegExp(field.constraints.pattern).test("中");
  for (const kind of chinese ? (["ASCII", "Chinese"] as const) : (["ASCII"] as const)) {
    // By the name at its head clean-up knows it as ours.
    const text = (length: number) => {
      const name = t.name().slice(0, length);
      const rest = length - name.length;
      return name + (kind === "ASCII" ? t.random.text(rest) : t.random.chinese(rest));
    };
    const taken = await t.call(section, await requestWith(t, field, text(limit)));
    if (tooLongForAddress(taken))
      throw new NotTested("PREREQUISITE_FAILED", saySupport("longQuery", { status: taken.status }));
    const words = { field: field.path, kind };
    if (!(await acceptedLikeTwin(t, taken, say("lengthRefused", { ...words, length: limit })))) continue;
    const refused = await t.call(section, await requestWith(t, field, text(limit + 1)));
    t.refused(refused, say("lengthTaken", { ...words, length: limit + 1 }));
  }
};

function tooLongForAddress({ status }: Reply): boolean {
  return status === 414 || status === 431;
}

/** A list is too long before it has too many values only if these are long: no such list could be accepted. */
async function overlongList(t: Context, section: string, field: Parameters<typeof requestWith>[1], limit: number) {
  const good = await t.request(section);
  const count = field.constraints.maxItems ?? 1;
  const each = Math.ceil(limit / count) + 1;
  const list = Array.from({ length: count }, (_, at) => String(at + 1).padEnd(each, "0")).join(",");
  const message = say("lengthTaken", { field: field.path, kind: "ASCII", length: list.length });
  await refusedBesideTwin(t, section, changed(good, changeOf(field, list)), good, message);
}

/** N is taken, N + 1 is refused; or capped where the answer shows the size that it took. */
export const maximum: ParameterRule = async (t, { section, field }) => {
  await bound(t, section, field, field.constraints.maximum ?? 0, 1);
};

export const minimum: ParameterRule = async (t, { section, field }) => {
  await bound(t, section, field, field.constraints.minimum ?? 0, -1);
};

async function bound(
  t: Context,
  section: string,
  field: Parameters<typeof requestWith>[1],
  limit: number,
  step: 1 | -1,
) {
  const taken = await t.call(section, await requestWith(t, field, limit));
  if (!(await acceptedLikeTwin(t, taken, say("valueRefused", { field: field.path, value: limit })))) return;
  if (isPageSize(field.path)) pageHolds(t, section, taken, limit);
  const beyond = await t.call(section, await requestWith(t, field, limit + step));
  const words = {
    message: say("honoured", { field: field.path, value: limit + step }),
    expected: "refused",
    reply: beyond,
    wronglyTaken: true,
  } as const;
  const shown = isPageSize(field.path) ? shownValue(t, section, field.path, beyond) : undefined;
  if (shown === undefined) return void t.refused(beyond, words);
  const capped = step === 1 ? shown <= limit && longestList(t, section, beyond) <= limit : shown >= limit;
  t.holds(beyond.refused || capped, {
    ...words,
    expected: `refused, or ${field.path} within ${limit}`,
    actual: `${field.path} ${shown}`,
  });
}

/** A page is as long as was asked for, or as long as there is something to list. */
export function pageHolds(t: Context, section: string, reply: Reply, size: number): void {
  const total = plain(valuesAt(reply.json, countField(t, section))[0]);
  const expected = Math.min(size, total === "" ? 0 : Number(total));
  const actual = longestList(t, section, reply);
  t.holds(actual === expected, {
    message: say("pageLength"),
    expected: `${expected} of ${total}`,
    actual: String(actual),
    reply,
  });
}

/** A page size shows in the answer what was made of it; a page number or a time does not show a cap. */
export function isPageSize(name: string): boolean {
  return /^(per_page|page_?size)$/i.test(name);
}

function shownValue(t: Context, section: string, name: string, reply: Reply): number | undefined {
  if (!reply.accepted) return undefined;
  const field = fieldsIn(t.operations.get(section), "response").find(({ path }) => path.split(".").at(-1) === name);
  const value = field && plain(valuesAt(reply.json, field.path)[0]);
  return value ? Number(value) : undefined;
}

function longestList(t: Context, section: string, reply: Reply): number {
  const lists = fieldsIn(t.operations.get(section), "response").filter(({ type }) => type === "array");
  return Math.max(0, ...lists.map(({ path }) => valuesAt(reply.json, `${path}[]`).length));
}

/** N ids are looked at, of N + 1 no more than N are. */
export const maxItems: ParameterRule = async (t, { section, field }) => {
  const limit = field.constraints.maxItems ?? 0;
  const ids = await deviceIds(t, limit + 1);
  const ask = async (count: number) =>
    t.call(
      section,
      await t.request(section, changeOf(field, ids.slice(0, count).join(","), pageOf(t, section, count))),
    );
  const wanted = ids.slice(0, limit);
  const lacking = (reply: Reply) => wanted.filter((id) => !shownIds(reply).includes(id));
  // Devices that are new take a moment to show.
  const full = await t.poll(
    () => ask(limit),
    (reply) => reply.accepted && lacking(reply).length === 0,
  );
  if (full.refused) t.needs((await goneOf(t, ids)).length === 0, saySupport("devicesGone"));
  if (!(await acceptedLikeTwin(t, full, say("itemsRefused", { field: field.path, count: limit })))) return;
  const cut = lacking(full);
  const gone = cut.length > 0 ? await goneOf(t, cut) : [];
  t.holds(cut.length === gone.length, {
    message: say("itemsCut", { field: field.path, count: limit }),
    expected: `${limit - gone.length} listed`,
    actual: `${limit - cut.length} listed`,
    reply: full,
    level: "SHOULD",
  });
  const beyond = await ask(limit + 1);
  const listed = shownIds(beyond).filter((id) => ids.includes(id)).length;
  const counted = Number(plain(valuesAt(beyond.json, countField(t, section))[0]) || 0);
  t.holds(beyond.refused || Math.max(listed, counted) <= limit, {
    message: say("itemsTaken", { field: field.path, count: limit + 1 }),
    expected: `refused, or no more than ${limit}`,
    actual: `${Math.max(listed, counted)} of ${limit + 1}`,
    reply: beyond,
    wronglyTaken: true,
  });
};

function shownIds(reply: Reply): string[] {
  return ["data.devices[].id", "result.devices[].id"].flatMap((path) => valuesAt(reply.json, path)).map(plain);
}

/** The largest page, where the operation has pages. */
function pageOf(t: Context, section: string, count: number): Record<string, number> {
  const size = fieldsIn(t.operations.get(section), "query").find(({ path }) => isPageSize(path));
  return size ? { [size.path]: Math.min(count, size.constraints.maximum ?? count) } : {};
}

function countField(t: Context, section: string): string {
  const fields = fieldsIn(t.operations.get(section), "response");
  return fields.find(({ path }) => /(^|\.)total_(count|num)$/.test(path))?.path ?? "none";
}

/** N bytes are taken, one more is not. */
export const maxBytes: ParameterRule = async (t, { section, field }) => {
  const limit = field.constraints.maxBytes ?? 0;
  const taken = await t.call(section, await requestWith(t, field, t.random.bytes(limit) as never));
  if (!(await acceptedLikeTwin(t, taken, say("bytesRefused", { bytes: limit })))) return;
  const beyond = await requestWith(t, field, t.random.bytes(limit + 1) as never);
  t.refused(await t.call(section, beyond, { oversize: true }), say("bytesTaken", { bytes: limit + 1 }));
};
