import type { Context } from "../context.js";
import { createDevice } from "../devices.js";
import { plain } from "../json.js";
import { say } from "../messages.js";
import { NotTested } from "../signals.js";

/** The largest page that the search is documented to give. */
export function largestPage(t: Context): number {
  return t.operations.constraint("1.5", "query", "per_page", "maximum") ?? 100;
}

/** Enough for the longest list of ids that the document knows. */
const pagesAsked = 4;

/**
 * So many ids of devices that exist: those that the search finds, but for what other checks make and delete meanwhile, and
 * as many new ones as are missing. QUOTA where there may not be so many.
 */
export async function deviceIds(t: Context, count: number): Promise<string[]> {
  const all = await t.shared("device-ids", async (s) => {
    const found = new Map<string, string>();
    const per_page = largestPage(s);
    for (let page = 1; page <= pagesAsked; page++) {
      const reply = s.given(await s.call("1.5", { query: { page, per_page } }));
      const rows = reply.list("data.devices");
      for (const row of rows)
        if (plain(row.id) !== "" && !plain(row.title).startsWith(s.namePrefix))
          found.set(plain(row.id), plain(row.create_time));
      if (rows.length < per_page) break;
    }
    // The oldest first: whoever has stayed so long does not go while it is asked for.
    return [...found].sort(([, one], [, other]) => one.localeCompare(other)).map(([id]) => id);
  });
  const ids = all.slice(0, count);
  if (ids.length < count && !t.mayWrite) throw new NotTested("QUOTA", say("fewDevices", { count }));
  if (ids.length < count) await t.reserveDevices(count - ids.length);
  while (ids.length < count) ids.push((await createDevice(t)).id);
  return ids;
}

/** Those of somebody else's devices that have gone meanwhile. */
export async function goneOf(t: Context, ids: readonly string[]): Promise<string[]> {
  const gone: string[] = [];
  for (const id of ids) if ((await t.call("1.4", { path: { device_id: id } })).refused) gone.push(id);
  return gone;
}
