import { sent, type Track } from "./track.js";

/** 15.1: a file in the product's store. */
export const fileMade: Track = async (t, request) => {
  const query = { product_id: t.target.productId, name: sent(request, "name") };
  const entry = { what: "file", name: query.name, id: query.name, undo: t.asUndo("15.3", { query }) } as const;
  await t.undo.announce(entry);
  return async (reply) => {
    if (!reply.accepted) return reply.refused ? t.undo.settle(entry) : undefined;
    await t.undo.keep(entry, async () => (await t.callUnjudged("15.3", { query })).accepted);
  };
};

/** 15.3: one of ours has gone. */
export const fileGone: Track = async (t, request) => async (reply) => {
  const entry = t.undo.find("file", sent(request, "name"));
  if (reply.accepted && entry) await t.undo.settle(entry);
};

/** 6.4: the fixture's video gets its name back. */
export const videoRenamed: Track = async (t, request) => {
  const place = {
    device_id: sent(request, "device_id"),
    channel_id: sent(request, "channel_id"),
    video_id: sent(request, "video_id"),
  };
  const before = (await t.callUnjudged("6.1", { query: place })).text("data.name");
  const back = { query: place, body: { name: before } };
  const entry = {
    what: "video",
    name: place.video_id,
    id: place.video_id,
    before,
    undo: t.asUndo("6.4", back),
  } as const;
  if (before === "" || t.undo.has(entry)) return async () => undefined;
  await t.undo.announce(entry);
  return async (reply) => {
    if (!reply.accepted) return reply.refused ? t.undo.settle(entry) : undefined;
    await t.undo.keep(entry, async () => (await t.callUnjudged("6.4", back)).accepted);
  };
};
