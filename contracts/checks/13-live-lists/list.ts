import type { RuleFact } from "../../../schemas/facts.js";
import type { Context } from "../../support/context.js";
import { type JsonObject, plain } from "../../support/json.js";
import { pageInfo } from "../../support/pages.js";
import type { Reply } from "../../support/reply.js";
import type { Scalar } from "../../support/request.js";
import type { RequirementId } from "../../support/requirement-id.js";
import { NotTested } from "../../support/signals.js";
import { say } from "./messages.js";

/** One of the two lists of chapter 13, which differ in a few names. */
export interface LiveList {
  section: "13.1" | "13.2";
  /** The column of the other side's address. */
  ip: "clientip" | "puship";
  /** The column that tells for how long. */
  time: "onlinetime" | "pushtime";
}

export const playList: LiveList = { section: "13.1", ip: "clientip", time: "onlinetime" };
export const pushList: LiveList = { section: "13.2", ip: "puship", time: "pushtime" };
export const liveLists = [playList, pushList];

export type Query = Record<string, Scalar>;

/** What a target file says that declares nothing of its own. */
export const documentedLife = 300;
/** Rows that are walked through at most. */
const mostRows = 300;
/** A page that no target takes for too large: the document shows one of this size. */
export const wide = 50;

/** `13.1-pages` of `pages`; both lists have the same requirements. */
export function idOf(list: LiveList, slug: string): RequirementId {
  return `${list.section}-${slug}` as RequirementId;
}

export function ask(t: Context, list: LiveList, query: Query = {}): Promise<Reply> {
  return t.call(list.section, { query: { productid: t.target.productId, ...query } });
}

/** A page after the first, out of what the server keeps; *not tested* where it may keep it no more. */
export async function askNext(t: Context, list: LiveList, first: Reply, page: number, query: Query): Promise<Reply> {
  const reply = await ask(t, list, { ...query, page, page_key: keyOf(first) });
  const isLate = oldestAge(first, reply) > keyLife(t, list) * 900;
  if (isLate && pageInfo(reply).current !== page) throw new NotTested("PREREQUISITE_FAILED", say("tooSlow"));
  return reply;
}

/** What takes several pages: in haste, and begun anew where the target was too slow for its own page_key. */
export async function timely<Value>(t: Context, run: () => Promise<Value>): Promise<Value> {
  for (let left = 2; left > 0; left--) {
    try {
      return await t.inHaste(run);
    } catch (problem) {
      if (!(problem instanceof NotTested) || problem.reason.en !== say("tooSlow").en) throw problem;
    }
  }
  return t.inHaste(run);
}

/** Milliseconds that the key of a first page may be old at a later answer: a slow target makes it well before it tells it. */
export function oldestAge(first: Reply, later: Reply): number {
  return later.answer.at - first.answer.at + first.answer.milliseconds;
}

/** Seconds that a page_key lives: the document's number, unless the target declares one of its own. */
export function keyLife(t: Context, list: LiveList): number {
  const { pageKeySeconds } = t.target.declared;
  if (pageKeySeconds !== documentedLife) return pageKeySeconds;
  const rule = t.edition.facts.find(
    (fact): fact is RuleFact => fact.kind === "rule" && fact.id === idOf(list, "page-key-expires"),
  );
  return Number(rule?.values?.seconds ?? documentedLife);
}

export function rowsOf(reply: Reply): JsonObject[] {
  return reply.accepted ? reply.list("result") : [];
}

export function keyOf(reply: Reply): string {
  return reply.text("page_info.page_key");
}

/** Who a row is about. Two rows may be alike: one viewer may watch twice. */
export function identityOf(list: LiveList, row: JsonObject): string {
  return ["deviceid", "channelid", "protocoltype", list.ip].map((name) => plain(row[name])).join(" ");
}

/** A page's rows in an order of our own. */
export function identities(list: LiveList, reply: Reply): string[] {
  return rowsOf(reply)
    .map((row) => identityOf(list, row))
    .sort();
}

export function deviceOf(row: JsonObject): string {
  return plain(row.deviceid);
}

/** A question whose answer has several rows, and no more than can be walked through. */
export async function walkable(t: Context, list: LiveList): Promise<{ query: Query; total: number }> {
  const all = t.given(await ask(t, list, { page_size: wide }));
  const { total } = pageInfo(all);
  if (!(total > mostRows)) return enough(t, {}, Math.max(total || 0, rowsOf(all).length));
  const query = { deviceid: await busyDevice(t, list, all) };
  return enough(t, query, pageInfo(t.given(await ask(t, list, { ...query, page_size: wide }))).total);
}

function enough(t: Context, query: Query, total: number) {
  t.needs(total > 1, say("tooFew"));
  return { query, total };
}

/** The online fixture where it is in the list, else whoever is. */
export async function busyDevice(t: Context, list: LiveList, all: Reply): Promise<string> {
  const fixture = t.target.fixtures.online?.deviceId;
  if (fixture !== undefined && rowsOf(await ask(t, list, { deviceid: fixture, page_size: wide })).length > 1)
    return fixture;
  return rowsOf(all).map(deviceOf)[0] ?? "";
}

/** A page size that makes some four pages. */
export function sizeFor(total: number): number {
  return Math.max(1, Math.ceil(total / 4));
}
