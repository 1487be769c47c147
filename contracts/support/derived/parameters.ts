import { isObject } from "../json.js";
import { changed } from "../request.js";
import { neighbours, wrongFormats, wrongPatterns, wrongTypes } from "./candidates.js";
import { say } from "./messages.js";
import type { ParameterRule } from "./rule.js";
import { badValue, changeOf, refusedBesideTwin, requestWith } from "./twin.js";

/** Left out: refused. */
export const required: ParameterRule = async (t, { section, field }) => {
  const good = await t.request(section);
  const bad = changed(good, changeOf(field, undefined));
  await refusedBesideTwin(t, section, bad, good, say("withoutTaken", { field: field.path || "a body" }));
};

/** Left out: accepted. */
export const optional: ParameterRule = async (t, { section, field }) => {
  const reply = await t.call(section, await requestWith(t, field, undefined));
  if (!reply.accepted) t.given(await t.call(section, await t.request(section)));
  t.accepted(reply, say("withoutRefused", { field: field.path }));
};

/** Every printed value is taken, its neighbours are not. */
export const enumeration: ParameterRule = async (t, { section, field }) => {
  const { constraints, path } = field;
  const printed = constraints.enum ?? (constraints.const === undefined ? [] : [constraints.const]);
  for (const value of neighbours(printed)) {
    const plain = await t.request(section);
    const good =
      valueIn(plain, field.in, path) === undefined ? changed(plain, changeOf(field, printed[0] ?? null)) : plain;
    const bad = changed(good, changeOf(field, value));
    await refusedBesideTwin(t, section, bad, good, say("valueTaken", { field: path, value }));
  }
  if (switches.has(section)) return;
  for (const value of printed.slice(1)) {
    const reply = await t.call(section, await requestWith(t, field, value));
    t.accepted(reply, say("valueRefused", { field: path, value: String(value) }));
  }
};

/** Their other values would switch something of somebody's: chapters 7, 12 and 14 try them with care. */
const switches = new Set(["7.1", "12", "14"]);

export const pattern: ParameterRule = async (t, about) => {
  const good = await t.request(about.section);
  const value = String(valueIn(good, about.field.in, about.field.path) ?? t.name());
  await refusesEach(t, about, wrongPatterns(value, about.field.constraints.pattern ?? ""));
};

export const format: ParameterRule = async (t, about) => {
  await refusesEach(t, about, [wrongFormats]);
};

export const type: ParameterRule = async (t, about) => {
  await refusesEach(t, about, [wrongTypes]);
};

/** Of each group, the first value that is wrong in this one way is refused beside its twin. */
async function refusesEach(...[t, { requirement, section, field }, groups]: Each): Promise<void> {
  for (const group of groups) {
    const good = await t.request(section);
    const value = badValue(t, requirement.id, good, field, group);
    if (value === undefined) continue;
    const bad = changed(good, changeOf(field, value));
    const message = say("valueTaken", { field: field.path, value: JSON.stringify(value) });
    await refusedBesideTwin(t, section, bad, good, message);
  }
}

type Each = [...Parameters<ParameterRule>, groups: Parameters<typeof badValue>[4][]];

function valueIn(request: Awaited<ReturnType<typeof requestWith>>, place: string, path: string): unknown {
  const part = (request as Record<string, unknown>)[place];
  return isObject(part) ? part[path] : undefined;
}
