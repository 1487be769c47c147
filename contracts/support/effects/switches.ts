import type { JournalEntry } from "../../../target/wire.js";
import type { Context } from "../context.js";
import type { Request } from "../request.js";
import { ledgerOf } from "./recordings.js";
import { sent, type Track } from "./track.js";

/** 7.1: a switch of the whole product; 7.2 tells how it stood. */
export const encryption: Track = async (t, request) => {
  const query = { product_id: sent(request, "product_id") };
  const before = (await t.callUnjudged("7.2", { query: { product_id: t.target.productId } })).text("trans_enc");
  return switched("7.1", "encryption", { query, body: { type: Number(before) } }, before)(t, request);
};

/** 14: the document has no way to ask how it stood; a fixture's camera is on. */
export const camera: Track = async (t, request) => {
  const query = {
    product_id: sent(request, "product_id"),
    device_id: sent(request, "device_id"),
    id: sent(request, "id"),
  };
  return switched("14", "camera", { query, body: { type: 0 } }, "0")(t, request);
};

/** 12: a recording that we started is stopped, and its video is deleted when the run ends. */
export const recording: Track = async (t, request) => {
  const [device_id, channel_id] = [sent(request, "device_id"), sent(request, "channel_id")];
  const query = { product_id: sent(request, "product_id"), device_id, channel_id, action: 0 };
  const entry = entryOf(t, "12", "recording", { query }, "0");
  const place = { device_id, channel_id };
  if (sent(request, "action") !== "1") {
    // The check itself has ended it: a second end may be refused.
    return async (reply) => {
      if (reply.accepted && t.undo.has(entry)) await ended(t, entry, place);
    };
  }
  if (t.undo.has(entry)) return async () => undefined;
  const ledger = await ledgerOf(t, place);
  await ledger.ask();
  await t.undo.announce(entry);
  return async (reply) => {
    if (reply.refused) await ledger.answered(false, t.now());
    if (!reply.accepted) return reply.refused ? t.undo.settle(entry) : undefined;
    await ledger.answered(true, t.now());
    await t.undo.keep(entry, async () => {
      const { accepted } = await t.callUnjudged("12", { query });
      if (accepted) await ended(t, entry, place);
      return accepted;
    });
  };
};

async function ended(t: Context, entry: JournalEntry, place: { device_id: string; channel_id: string }): Promise<void> {
  const ledger = await ledgerOf(t, place);
  await ledger.ended(t.now());
  await t.undo.settle(entry);
}

type Switch = "encryption" | "camera" | "recording";

function entryOf(t: Context, section: string, what: Switch, back: Request, before: string): JournalEntry {
  const name = `${what}-${Object.values(back.query ?? {}).join("-")}`;
  return { what, name, before, undo: t.asUndo(section, back) };
}

function switched(section: string, what: Switch, back: Request, before: string): Track {
  return async (t) => {
    const entry = entryOf(t, section, what, back, before);
    // Switched before by this check: the first state is the one to come back to.
    if (t.undo.has(entry)) return async () => undefined;
    await t.undo.announce(entry);
    return async (reply) => {
      if (!reply.accepted) return reply.refused ? t.undo.settle(entry) : undefined;
      await t.undo.keep(entry, async () => (await t.callUnjudged(section, back)).accepted);
    };
  };
}
