import type { FieldFact } from "../../../schemas/facts.js";
import { judgeRequest } from "../../../schemas/judge.js";
import type { Text } from "../../../schemas/language.js";
import type { CallOptions } from "../caller.js";
import type { Context } from "../context.js";
import type { Json } from "../json.js";
import type { Reply } from "../reply.js";
import { changed, type Request } from "../request.js";
import { say } from "./messages.js";

/**
 * Parameters of which only one may be given: to set or leave out the first, the second steps back or in
 * (1.2: sn or mac, not both, not neither).
 */
const alternatives: Record<string, string> = { "1.2 sn": "mac", "1.2 mac": "sn" };

/** A fresh accepted request with this value for this parameter; undefined leaves it out. */
export async function requestWith(t: Context, field: FieldFact, value: Json | undefined): Promise<Request> {
  const other = alternatives[`${field.section} ${field.path}`];
  const change = other ? { [other]: value === undefined ? t.name() : undefined } : {};
  return t.request(field.section, changeOf(field, value, change));
}

/** A change of one parameter, for `changed` and `t.request`. */
export function changeOf(
  field: FieldFact,
  value: Json | undefined,
  others: Record<string, Json | undefined> = {},
): Request {
  if (field.path === "") return { body: value as never };
  const [name = "", ...inner] = field.path.split(".");
  const within = inner.length === 0 ? value : { [inner.join(".")]: value };
  const isItem = name.endsWith("[]");
  return { [field.in]: { ...others, [name.replace(/\[\]$/, "")]: isItem ? [within] : within } };
}

/**
 * The core of every negative check: `bad` is refused, and the request that differs from it in one thing alone is
 * accepted. The bad one goes first, so that the good one finds what it needs untouched; a good one that is refused means
 * that nothing was proven.
 */
export async function refusedBesideTwin(
  t: Context,
  section: string,
  bad: Request,
  good: Request,
  message: Text,
  options: { bad?: CallOptions; good?: CallOptions } = {},
): Promise<void> {
  const reply = await t.call(section, bad, options.bad);
  if (!reply.refused) return void t.refused(reply, message);
  const twin = await t.call(section, good, options.good);
  if (bad !== good || twin.accepted) {
    t.given(twin);
    t.refused(reply, message);
    return;
  }
  // The same request, now with a good key: either the call does not work at all, or the refused one had its effect.
  t.given(await t.call(section, await t.request(section), options.good));
  t.holds(false, { message: say("leftBehind"), expected: "accepted", reply: twin });
}

/** Of requests sent at once all were refused: a finding only where the same call by itself is taken. */
export async function someTaken(t: Context, replies: readonly Reply[]): Promise<void> {
  const [first] = replies;
  if (!first || replies.some(({ accepted }) => accepted)) return;
  const { section } = first.operation;
  t.given(await t.call(section, await t.request(section)));
}

/** What should be accepted was: a finding where it was not although the plain request is, else nothing is proven. */
export async function acceptedLikeTwin(t: Context, reply: Reply, message: Text): Promise<boolean> {
  if (!reply.accepted) t.given(await t.call(reply.operation.section, await t.request(reply.operation.section)));
  return t.accepted(reply, message);
}

/**
 * The first of some values that the request's schema refuses for this requirement, and for no other parameter.
 * Undefined where all are allowed (an erratum may allow more than is printed).
 */
export function badValue(t: Context, id: string, good: Request, field: FieldFact, values: Json[]): Json | undefined {
  return values.find((value) => {
    const found = judgeRequest(t.edition, field.section, partsOf(changed(good, changeOf(field, value))));
    const parameter = id.slice(0, id.lastIndexOf("-") + 1);
    const ids = found.map(({ requirement }) => requirement);
    return ids.includes(id) && ids.every((one) => one.startsWith(parameter));
  });
}

/** A request as the schemas see it; who calls is the wire's business. */
function partsOf({ path, query, body }: Request) {
  return { path: path ?? {}, query: definedOnly(query ?? {}), ...(body === undefined ? {} : { body }) };
}

function definedOnly<Value>(values: Record<string, Value | undefined>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Record<string, Value>;
}
