import type { Context } from "../context.js";
import { type JsonObject, plain } from "../json.js";
import type { Reply } from "../reply.js";

/** The videos that our recordings (12) leave in one channel, which are deleted when the run ends, or by `cleanup`. */
export class Ledger {
  /** Recordings of ours whose video has not been deleted yet. */
  left = 0;
  /** Milliseconds that the longest of them lasted. */
  longest = 0;
  /** When the one that runs was started, milliseconds; undefined where none does. */
  private startedAt: number | undefined;
  private since: number | undefined;

  constructor(
    private readonly t: Context,
    readonly place: Place,
    /** Ids of the videos that were there before the first. */
    readonly before: ReadonlySet<string>,
  ) {}

  /** To be called before one is asked for. */
  async ask(): Promise<void> {
    // The list of what was there has just been read.
    this.since ??= this.t.now();
    await this.note(this.left + 1);
  }

  /** The target has answered: it records, or it refuses to. */
  async answered(records: boolean, at: number): Promise<void> {
    if (records) this.left++;
    if (records) this.startedAt = at;
    await this.note(this.left);
  }

  /** The one that runs has ended at this time. */
  async ended(at: number): Promise<void> {
    if (this.startedAt !== undefined) this.longest = Math.max(this.longest, at - this.startedAt);
    this.startedAt = undefined;
    await this.note(this.left);
  }

  /** Videos of ours are gone. */
  async gone(count = 1): Promise<void> {
    this.left -= count;
    await this.note(this.left);
  }

  private async note(asked: number): Promise<void> {
    const { t, place } = this;
    const list = t.asUndo("6.2", { query: { ...place, page_start: 1, page_size: pageSize } }).url;
    const query = { deviceid: place.device_id, channeled: place.channel_id };
    const undo = t.asUndo("6.3", { query, body: { video: [{ videoId: "{id}" }] } });
    await t.session.wire.journal({
      what: "video",
      name: `${t.namePrefix}-recorded-${place.device_id}-${place.channel_id}`,
      undo: { ...undo, headers: { "content-type": "application/json" } },
      recorded: {
        ...{ list: list.replace("page_start=1", "page_start={page}"), pageSize, known: [...this.before] },
        fields: { id: "videoid", start: "start", end: "end" },
        ...{ count: this.left, asked, since: this.since ?? 0 },
        ...(this.startedAt === undefined && asked === this.left ? { longest: this.longest } : {}),
      },
      ...(asked === 0 ? { done: true } : {}),
    });
  }
}

interface Place {
  device_id: string;
  channel_id: string;
}

const pageSize = 50;
const mostPages = 40;
/** Milliseconds by which a video may be longer than its recording. */
const slack = 2500;

/** Made before the first recording in a channel, so that it is known what was there. */
export function ledgerOf(t: Context, place: Place): Promise<Ledger> {
  return t.shared(`recordings-${place.device_id}-${place.channel_id}`, async (s) => {
    const ledger = new Ledger(s, place, new Set((await videos(s, place)).map(idOf)));
    s.session.atEnd(() => deleteOurs(s, ledger));
    return ledger;
  });
}

/**
 * Deletes the new videos where there are exactly as many as we recorded, and none is longer: else somebody else records
 * here too, and what is not surely ours stays.
 */
async function deleteOurs(s: Context, ledger: Ledger): Promise<void> {
  const { place, before } = ledger;
  if (ledger.left === 0 || !s.target.allow.includes("delete")) return;
  let added: JsonObject[] = [];
  const look = async (): Promise<Reply> => {
    added = (await videos(s, place)).filter((video) => !before.has(idOf(video)));
    return await ask(s, place, 1);
  };
  await s.poll(look, () => added.length >= ledger.left);
  const isShort = (video: JsonObject) => lengthOf(video) <= ledger.longest + slack;
  if (added.length !== ledger.left || !added.every(isShort)) return;
  const query = { deviceid: place.device_id, channeled: place.channel_id };
  const video = added.map(({ videoid }) => ({ videoId: plain(videoid) }));
  const { accepted } = await s.callUnjudged("6.3", { query, body: { video } });
  if (accepted && (await videos(s, place)).every((row) => before.has(idOf(row)))) await ledger.gone(added.length);
}

async function videos(s: Context, place: Place): Promise<JsonObject[]> {
  const rows: JsonObject[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const found = (await ask(s, place, page)).list("data.videos");
    rows.push(...found);
    if (found.length < pageSize) break;
  }
  return rows;
}

function ask(s: Context, { device_id, channel_id }: Place, page: number): Promise<Reply> {
  const query = { device_id, channel_id, page_start: page, page_size: pageSize };
  return s.callUnjudged("6.2", { query });
}

function idOf({ videoid }: JsonObject): string {
  return plain(videoid);
}

function lengthOf({ start, end }: JsonObject): number {
  return Date.parse(`${plain(end)}Z`) - Date.parse(`${plain(start)}Z`);
}
