import type { Context } from "../context.js";
import { idOfNewDevice } from "../devices.js";
import { sent, type Track } from "./track.js";

/** 1.1 and 1.2: a device that has to be deleted again. */
export const deviceMade: Track = async (t, request) => {
  const name = sent(request, "title") || sent(request, "sn") || sent(request, "mac") || t.name();
  const undo = { method: "DELETE", url: "/devices/{id}" };
  const find = { url: `/devices?title=${encodeURIComponent(name)}`, name: "title", id: "id" };
  const entry = { what: "device", name, undo, find } as const;
  await t.undo.announce(entry);
  return async (reply) => {
    const id = reply.accepted ? idOfNewDevice(reply) : "";
    if (id === "") return reply.refused ? t.undo.settle(entry) : undefined;
    t.countDevice(1);
    await t.undo.keep({ ...entry, id, undo: t.asUndo("1.6", { path: { device_id: id } }) }, () => deleted(t, id));
  };
};

/** 1.6: one of ours has gone. */
export const deviceGone: Track = async (t, request) => async (reply) => {
  const entry = t.undo.find("device", sent(request, "device_id"));
  if (!reply.accepted || !entry) return;
  t.countDevice(-1);
  await t.undo.settle(entry);
};

async function deleted(t: Context, id: string): Promise<boolean> {
  const reply = await t.callUnjudged("1.6", { path: { device_id: id } });
  // A refusal is as good: it has been deleted before, or the end of the run will find it in the journal's list.
  return reply.accepted || reply.status === 404;
}
