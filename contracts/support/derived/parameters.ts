import type { FieldFact } from "../../../schemas/facts.js";
import type { Context } from "../context.js";
import { isObject, type Json } from "../json.js";
import { valueFor } from "../recipes/fill.js";
import type { Reply } from "../reply.js";
import { changed, type Request } from "../request.js";
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

/** Left out: accepted. Its twin is the same call with a value. */
export const optional: ParameterRule = async (t, { section, field }) => {
  const reply = await t.call(section, await requestWith(t, field, undefined));
  if (!reply.accepted) t.given(await t.call(section, await requestWith(t, field, await sampleValue(t, field))));
  t.accepted(reply, say("withoutRefused", { field: field.path }));
};

/** Every printed value is taken, its neighbours are not. */
export const enumeration: ParameterRule = async (t, { section, field }) => {
  const printed = field.constraints.enum ?? [field.constraints.const ?? ""];
  const own = valueIn(await t.request(section), field) as Json | undefined;
  const tried = switches.has(section) ? [own ?? printed[0] ?? ""] : printed;
  const taken = await takesEach(t, field, tried);
  for (const value of neighbours(printed)) {
    const good = await requestWith(t, field, taken);
    const bad = changed(good, changeOf(field, value));
    await refusedBesideTwin(t, section, bad, good, say("valueTaken", { field: field.path, value }));
  }
};

/** Their other values would switch something of somebody's: chapters 7, 12 and 14 try them with care. */
const switches = new Set(["7.1", "12", "14"]);

/** Letters, digits and both are taken; a value with one other character in it is not. */
export const pattern: ParameterRule = async (t, about) => {
  const { field } = about;
  const allowed = new RegExp(field.constraints.pattern ?? "");
  const values = [t.name(), t.name().replace(/\d/g, "x"), `${t.random.integer(1e8, 9e8)}`].filter((one) =>
    allowed.test(one),
  );
  const taken = await takesEach(t, field, values);
  await refusesEach(t, about, wrongPatterns(String(taken), field.constraints.pattern ?? ""), taken);
};

/** All are taken; where none is, nothing can be said. Gives one that is. */
async function takesEach(t: Context, field: FieldFact, values: readonly Json[]): Promise<Json> {
  const tries: { value: Json; reply: Reply }[] = [];
  for (const value of values) {
    tries.push({ value, reply: await t.call(field.section, await requestWith(t, field, value)) });
  }
  const [first] = tries;
  const taken = tries.find(({ reply }) => reply.accepted) ?? first;
  if (!taken) throw new Error(`${field.section} ${field.path}: no value to try`);
  t.given(taken.reply);
  for (const { value, reply } of tries) {
    t.accepted(reply, say("valueRefused", { field: field.path, value: String(value) }));
  }
  return taken.value;
}

export const format: ParameterRule = async (t, about) => {
  await refusesEach(t, about, [wrongFormats]);
};

export const type: ParameterRule = async (t, about) => {
  await refusesEach(t, about, [wrongTypes]);
};

/** Of each group, the first value that is wrong in this one way is refused beside its twin. */
async function refusesEach(...[t, about, groups, taken]: Each): Promise<void> {
  const { requirement, section, field } = about;
  for (const group of groups) {
    const good = taken === undefined ? await t.request(section) : await requestWith(t, field, taken);
    const value = badValue(t, requirement.id, good, field, group);
    if (value === undefined) continue;
    const bad = changed(good, changeOf(field, value));
    const message = say("valueTaken", { field: field.path, value: JSON.stringify(value) });
    await refusedBesideTwin(t, section, bad, good, message);
  }
}

type Each = [...Parameters<ParameterRule>, groups: Json[][], taken?: Json];

function valueIn(request: Request, { in: place, path }: FieldFact): unknown {
  const part = (request as Record<string, unknown>)[place];
  return isObject(part) ? part[path] : undefined;
}

/** A value that is accepted: of a device that exists where a device is named, else made out of the fact. */
async function sampleValue(t: Context, field: FieldFact): Promise<Json> {
  return /^(device_?id|dev_?ids?)$/i.test(field.path) ? (await t.device()).id : valueFor(t, field);
}
