import { longestJson } from "../schemas/judge.js";
import type { Text } from "../schemas/language.js";
import { pause } from "./clock.js";
import { isAccepted, jsonOf, shown } from "./judged-answer.js";
import { say } from "./messages.js";
import type { Target } from "./target.js";
import { call, objectsIn, read } from "./undo.js";
import type { JournalEntry, RecordedVideos, Wire } from "./wire.js";

const mostPages = 40;
/** Milliseconds by which a video may be longer than its recording. */
const slack = 2_500;

type Row = Record<string, unknown>;

/**
 * Deletes the videos that recordings of a run have left, where they are surely its own: exactly as many have come as were
 * recorded, and none is longer than that. Returns null when they are gone, else why not.
 */
export async function undoRecorded(wire: Wire, entry: JournalEntry, target: Target): Promise<Text | null> {
  const { recorded, undo } = entry;
  if (recorded === undefined || undo === null) return say("noUndo");
  const end = Date.now() + target.declared.settleSeconds * 1_000;
  let added = await addedSince(wire, recorded);
  while (Array.isArray(added) && added.length < recorded.asked && Date.now() < end) {
    await pause(300, new AbortController().signal);
    added = await addedSince(wire, recorded);
  }
  if (!Array.isArray(added)) return added;
  if (added.length === 0) return null;
  const longest = (recorded.longest ?? Date.now() - recorded.since) + slack;
  const areOurs = added.length === recorded.count && added.every((row) => lengthOf(row, recorded) <= longest);
  if (!areOurs) return say("notSurelyOurs", { found: added.length, count: recorded.count });
  if (!target.allow.includes("delete")) return say("mayNotDelete");
  for (const row of added) {
    const body = undo.body?.replace("{id}", JSON.stringify(String(row[recorded.fields.id])).slice(1, -1));
    const reason = await call(wire, { ...undo, ...(body === undefined ? {} : { body }) });
    if (reason !== null) return reason;
  }
  const left = await addedSince(wire, recorded);
  if (!Array.isArray(left) || left.length === 0) return null;
  return say("notUndone", { method: undo.method, url: undo.url, problem: "errno 0, and they are still there" });
}

/** The videos that were not there before; a text where the list cannot be had. */
async function addedSince(wire: Wire, { list, pageSize, fields, known }: RecordedVideos): Promise<Row[] | Text> {
  const before = new Set(known);
  const added = new Map<string, Row>();
  for (let page = 1; page <= mostPages; page++) {
    const answer = await read(wire, list.replace("{page}", String(page)));
    if (!isAccepted(answer)) return say("notFound", { problem: shown(answer) });
    const rows = objectsIn(jsonOf(answer)).filter((row) => ["string", "number"].includes(typeof row[fields.id]));
    for (const row of rows) if (!before.has(String(row[fields.id]))) added.set(String(row[fields.id]), row);
    if (rows.length < pageSize || answer.body.length >= longestJson) break;
  }
  return [...added.values()];
}

/** Milliseconds; infinite where it cannot be told. */
function lengthOf(row: Row, { fields }: RecordedVideos): number {
  const length = Date.parse(`${row[fields.end]}Z`) - Date.parse(`${row[fields.start]}Z`);
  return Number.isNaN(length) ? Number.POSITIVE_INFINITY : length;
}
