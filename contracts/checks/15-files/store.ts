import { createHash } from "node:crypto";
import type { FieldFact } from "../../../schemas/facts.js";
import type { Context } from "../../support/context.js";
import { type JsonObject, plain } from "../../support/json.js";
import { sharedFile } from "../../support/recipes/15-files.js";
import type { Reply } from "../../support/reply.js";

/** Uploads these bytes under a name (15.1). */
export function upload(t: Context, name: string, body: Uint8Array | string, desc?: string): Promise<Reply> {
  const query = { product_id: t.target.productId, name, ...(desc === undefined ? {} : { desc }) };
  return t.call("15.1", { query, body });
}

export function download(t: Context, name: string): Promise<Reply> {
  return t.call("15.2", { query: { product_id: t.target.productId, name } });
}

/** The list under a name (15.4), asked for until it is as wanted or the time to settle has passed. */
export function list(t: Context, name: string, wanted: (reply: Reply) => boolean = () => true): Promise<Reply> {
  return t.poll(() => t.call("15.4", { query: { product_id: t.target.productId, name } }), wanted);
}

/** The same for a file that is there: a list that is refused shows nothing of it. */
export async function listOf(t: Context, name: string, wanted: (reply: Reply) => boolean): Promise<Reply> {
  return t.given(await list(t, name, wanted));
}

/** Downloads a file that is there; where no file can be, that is told elsewhere. */
export async function givenDownload(t: Context, reply: Reply): Promise<Reply> {
  if (reply.refused) t.given(await download(t, await sharedFile(t)));
  return reply;
}

export function rowsOf(reply: Reply, name: string): JsonObject[] {
  return rows(reply).filter((row) => plain(row.name) === name);
}

export function rows(reply: Reply): JsonObject[] {
  return reply.accepted ? reply.list("data") : [];
}

export function sameBytes(reply: Reply, bytes: Uint8Array): boolean {
  return reply.status === 200 && Buffer.compare(reply.bytes, bytes) === 0;
}

/** What came back, for a finding. */
export function shownBytes(bytes: Uint8Array): string {
  return `${bytes.length} bytes, sha256 ${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}`;
}

/** The fact about a parameter of 15.1; `""` is the file. */
export function fieldOf(t: Context, path: string): FieldFact["constraints"] {
  const found = t.edition.facts.find(
    (fact): fact is FieldFact =>
      fact.kind === "field" && fact.section === "15.1" && fact.path === path && fact.in !== "header",
  );
  return found?.constraints ?? {};
}
