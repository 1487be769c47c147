import type { FieldFact } from "../../../schemas/facts.js";
import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { type JsonObject, plain } from "../../support/json.js";
import { pageInfo } from "../../support/pages.js";
import type { Reply } from "../../support/reply.js";
import { NotTested } from "../../support/signals.js";
import { ask, busyDevice, deviceOf, idOf, type LiveList, liveLists, rowsOf, timely, wide } from "./list.js";
import { say } from "./messages.js";
import { walk } from "./walk.js";

type Filter = "deviceid" | "channelid" | "protocoltype";

/** What matches is listed, what does not is not; on every page. */
export const filters = liveLists.map((list) =>
  checks(
    `${list.section}-filters`,
    [
      ...(list.section === "13.1" ? [idOf(list, "protocoltype-filter")] : []),
      ...["deviceid-filter", "channelid-filter", "filter-kept"].map((slug) => idOf(list, slug)),
    ],
    async (t) => {
      const all = t.given(await ask(t, list, { page_size: wide }));
      t.needs(rowsOf(all).length > 0, say("tooFew"));
      const device = await busyDevice(t, list, all);
      await filtered(t, list, all, "deviceid", device);
      await filtered(t, list, all, "channelid", plain(rowsOf(all)[0]?.channelid));
      if (list.section === "13.1")
        for (const protocol of protocols(t)) await filtered(t, list, all, "protocoltype", protocol);
      await timely(t, () => filteredPages(t, list, severalOf(list, all, device)));
    },
  ),
);

async function filtered(t: Context, list: LiveList, all: Reply, filter: Filter, value: string): Promise<void> {
  const assertions = t.of(idOf(list, `${filter}-filter`));
  const known = rowsOf(all).filter((row) => matches(row, filter, value));
  const look = () => ask(t, list, { [filter]: value, page_size: wide });
  // Who was in the list a moment ago may have gone: what counts is that somebody who matches is found.
  const reply = known.length === 0 ? await look() : await t.poll(look, (one) => rowsOf(one).length > 0);
  const strangers = rowsOf(reply).filter((row) => !matches(row, filter, value));
  const args = { filter, value };
  const stranger = { expected: `${filter} ${value}`, actual: plain(strangers[0]?.[filter]), reply };
  if (known.length > 0) assertions.holds(rowsOf(reply).length > 0, { message: say("noMatch", args), reply });
  assertions.holds(strangers.length === 0, { message: say("otherRow", args), ...stranger });
  const nobody = await ask(t, list, { [filter]: nobodys[filter] ?? (await t.device()).id, page_size: wide });
  const message = say("otherRow", { filter, value: String(nobody.request.query?.[filter]) });
  const some = { expected: "no rows", actual: `${rowsOf(nobody).length} rows`, reply: nobody };
  if (filter !== "protocoltype") assertions.holds(rowsOf(nobody).length === 0, { message, ...some });
}

/** Values that match nobody: a device of ours never played, a channel of this number is not there. */
const nobodys: Partial<Record<Filter, number>> = { channelid: 987_654 };

/** Every page of a filtered list holds what matches alone. */
async function filteredPages(t: Context, list: LiveList, { filter, value }: Filtered): Promise<void> {
  const assertions = t.of(idOf(list, "filter-kept"));
  const { pages } = await walk(t, list, { [filter]: value }, 1);
  const total = pages[0] ? pageInfo(pages[0]).total : 0;
  pages.forEach((reply, at) => {
    const strangers = rowsOf(reply).filter((row) => !matches(row, filter, value));
    // An unfiltered page may begin with rows that match: its total gives it away.
    const own = strangers.length === 0 && (!reply.accepted || pageInfo(reply).total === total);
    const expected = `${filter} ${value}, ${total} rows in all`;
    const others = strangers.map((row) => plain(row[filter])).join(", ");
    const actual = `${others} ${pageInfo(reply).total} rows in all`;
    if (at > 0) assertions.holds(own, { message: say("filterLost", { page: at + 1 }), expected, actual, reply });
  });
  if (pages.length < 2) assertions.skip(new NotTested("PREREQUISITE_FAILED", say("onePage")));
}

interface Filtered {
  filter: Filter;
  value: string;
}

/** A filter that leaves some rows in and some out: of this device, else of whatever several rows share. */
function severalOf(list: LiveList, all: Reply, device: string): Filtered {
  const rows = rowsOf(all);
  const filters: Filter[] = ["deviceid", "channelid", ...(list.section === "13.1" ? (["protocoltype"] as const) : [])];
  const found = filters.flatMap((filter) =>
    rows.map((row) => ({ filter, value: filter === "deviceid" ? deviceOf(row) : plain(row[filter]).toLowerCase() })),
  );
  const preferred = [{ filter: "deviceid" as const, value: device }, ...found];
  const count = ({ filter, value }: Filtered) => rows.filter((row) => matches(row, filter, value)).length;
  const several = preferred.filter((one) => count(one) > 1);
  return several.find((one) => count(one) < rows.length) ?? several[0] ?? { filter: "deviceid", value: device };
}

/** A list writes RTMP what the question writes rtmp. */
function matches(row: JsonObject, filter: Filter, value: string): boolean {
  const shown = plain(row[filter]).toLowerCase();
  return filter === "protocoltype" ? shown.includes(value.toLowerCase()) : shown === value.toLowerCase();
}

function protocols(t: Context): string[] {
  const field = t.edition.facts.find(
    (fact): fact is FieldFact => fact.kind === "field" && fact.section === "13.1" && fact.path === "protocoltype",
  );
  return (field?.constraints.enum ?? []).map(String);
}
