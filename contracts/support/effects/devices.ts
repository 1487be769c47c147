import type { Context } from "../context.js";
import { idOfNewDevice } from "../devices.js";
import { sent, type Track } from "./track.js";

/** 1.1 and 1.2: a device that has to be deleted again. */
export const deviceMade: Track = async (t, request) => {
  const name = unusedName(t, sent(request, "title") || sent(request, "sn") || sent(request, "mac") || t.name());
  const undo = { method: "DELETE", url: "/devices/{id}" };
  const find = { url: `/devices?title=${encodeURIComponent(name)}`, name: "title", id: "id" };
  const entry = { what: "device", name, undo, find } as const;
  await t.undo.announce(entry);
  return async (reply) => {
    const id = reply.accepted ? idOfNewDevice(reply) : "";
    // An id of somebody else's device is a lie, or a mistake: it must not be deleted in the end.
    if (id === "" || t.session.isOthers(id)) return reply.refused ? t.undo.settle(entry) : undefined;
    t.countDevice(1);
    await t.undo.keep({ ...entry, id, undo: t.asUndo("1.6", { path: { device_id: id } }) }, () => deleted(t, id));
  };
};

/** A check may create twice under one title, which the journal keeps apart. */
function unusedName(t: Context, name: string): string {
  return t.undo.has({ what: "device", name, undo: null }) ? unusedName(t, `${name}+`) : name;
}

/** 1.3: one of ours may bear another name from now on, and is ours nevertheless. */
export const deviceRenamed: Track = async (t, request) => {
  const entry = t.undo.find("device", sent(request, "device_id"));
  if (entry && !entry.renamed) await t.undo.amend({ ...entry, renamed: true });
  return async () => undefined;
};

/** 1.6: one of ours has gone. */
export const deviceGone: Track = async (t, request) => async (reply) => {
  const entry = t.undo.find("device", sent(request, "device_id"));
  if (!reply.accepted || !entry) return;
  t.countDevice(-1);
  await t.undo.settle(entry);
};

async function deleted(t: Context, id: string): Promise<boolean> {
  const path = { device_id: id };
  if ((await t.callUnjudged("1.6", { path })).accepted) return true;
  // Refused because it has gone already (the same device made twice), or because it cannot be deleted.
  return (await t.callUnjudged("1.4", { path })).refused;
}
