import { longestJson } from "../schemas/judge.js";
import type { Text } from "../schemas/language.js";
import type { OpenEntry } from "./journal.js";
import { errnoOf, isAccepted, isRefusal, jsonOf, shown } from "./judged-answer.js";
import { say } from "./messages.js";
import type { Answer, JournalEntry, Wire } from "./wire.js";

/** Characters of a run's id that names carry. */
const carried = 12;

/** Undoes one entry. Returns null when it is gone or back as it was, else why not. */
export async function undo(wire: Wire, entry: OpenEntry, runId: string): Promise<Text | null> {
  const run = runId.slice(0, carried);
  if (entry.undo === null) return say("noUndo");
  // What was there before the run is put back, and carries no id of ours.
  // Where the call that switches it was perhaps never answered, a target that refuses to switch it back never switched it.
  if (entry.before !== undefined) return await call(wire, entry.undo, !entry.confirmed);
  if (!entry.name.includes(run)) return say("nameNotOurs", { run });
  if (entry.id !== undefined) return await undoOne(wire, entry, entry.undo, entry.id, run);
  if (!entry.find) return await call(wire, entry.undo);

  const found = await read(wire, entry.find.url);
  if (!isAccepted(found)) return say("notFound", { problem: shown(found) });
  const reasons: (Text | null)[] = [];
  for (const id of idsOf(jsonOf(found), entry.find, entry.name))
    reasons.push(await undoOne(wire, entry, entry.undo, id, run));
  return reasons.find((reason) => reason !== null) ?? null;
}

/** Deletes one thing, unless the target shows it under a name that is not ours: an id may have been a lie. */
async function undoOne(
  wire: Wire,
  entry: JournalEntry,
  how: NonNullable<JournalEntry["undo"]>,
  id: string,
  run: string,
): Promise<Text | null> {
  const url = how.url.replace("{id}", encodeURIComponent(id));
  if (entry.find && how.method === "DELETE") {
    const look = await read(wire, url);
    if (isRefusal(look)) return null;
    const name = nameOf(jsonOf(look), entry.find, id);
    const isOurs = entry.renamed === true || name === undefined || name === entry.name || name.includes(run);
    if (!isOurs) return say("notOurs", { found: name.slice(0, 100), run });
  }
  return await call(wire, { ...how, url });
}

/** Reads, by the master key. */
export async function read(wire: Wire, url: string): Promise<Answer> {
  return await wire.send({ requirement: "cleanup", method: "GET", url, key: "master", maxBytes: longestJson });
}

/** Makes the call that undoes; null where it is done, else why not. */
export async function call(
  wire: Wire,
  { method, url, body, headers }: NonNullable<JournalEntry["undo"]>,
  mayBeRefused = false,
): Promise<Text | null> {
  const type = body === undefined ? {} : { "content-type": "application/json" };
  const answer = await wire.send({
    ...{ requirement: "cleanup", method, url, key: "master" as const, headers: { ...type, ...headers } },
    maxBytes: longestJson,
    ...(body === undefined ? {} : { body }),
  });
  if (isAccepted(answer) || answer.status === 404 || errnoOf(answer) === 404) return null;
  if (mayBeRefused && isRefusal(answer)) return null;
  return say("notUndone", { method, url, problem: shown(answer) });
}

/** The ids of all objects that bear the name, at any depth. */
function idsOf(json: unknown, find: { name: string; id: string }, name: string): string[] {
  return objectsIn(json).flatMap((object) => {
    const id = object[find.id];
    return object[find.name] === name && (typeof id === "string" || typeof id === "number") ? [String(id)] : [];
  });
}

/** The name of the object that bears this id; undefined where there is none, or it has no name. */
function nameOf(json: unknown, find: { name: string; id: string }, id: string): string | undefined {
  const names = objectsIn(json)
    .filter((object) => String(object[find.id]) === id)
    .map((object) => object[find.name]);
  return names.find((name) => typeof name === "string" && name !== "") as string | undefined;
}

/** All objects of a parsed answer, without recursion: its depth is the target's choice. */
export function objectsIn(json: unknown): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  const left: unknown[] = [json];
  for (let value = left.pop(); left.length > 0 || value !== undefined; value = left.pop()) {
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value)) found.push(value as Record<string, unknown>);
    for (const inner of Object.values(value)) left.push(inner);
  }
  return found;
}
