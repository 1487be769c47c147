import type { Context } from "../context.js";
import { plain } from "../json.js";
import { say } from "../messages.js";
import { NotTested } from "../signals.js";

const largestPage = 100;

/**
 * So many ids of devices that exist: those that the search finds, but for what other checks make and delete meanwhile, and
 * as many new ones as are missing. QUOTA where there may not be so many.
 */
export async function deviceIds(t: Context, count: number): Promise<string[]> {
  const all = await t.shared("device-ids", async (s) => {
    const found = new Set<string>();
    for (let page = 1; page <= 3; page++) {
      const reply = s.given(await s.call("1.5", { query: { page, per_page: largestPage } }));
      const ids = reply.list("data.devices").map((device) => plain(device["id"]));
      for (const id of ids) found.add(id);
      if (ids.length < largestPage) break;
    }
    return [...found];
  });
  if (all.length < count) throw new NotTested("QUOTA", say("fewDevices", { count }));
  return all.slice(0, count);
}
