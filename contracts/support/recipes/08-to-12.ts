import type { AnswerRecipe, Recipe } from "./recipe.js";

/** Chapters 8 to 12: status, messages, boot address, pass-through, recording. */
export const smallChapters: Record<string, Recipe> = {
  "8": async (t) => ({ values: { devIds: (await t.device()).id } }),
  "9": async (t) => ({
    values: { device_id: (await t.device()).id, begin_time: "2018-01-01 00:00:00", end_time: "2018-01-02 00:00:00" },
  }),
  "10": async () => ({}),
  "11": async (t) => ({ values: { device_id: t.fixture("online").deviceId } }),
  "12": async (t) => {
    await t.exclusive("recording");
    // A second start may be refused: what this check has started is ended first.
    await t.undo.all("recording");
    const { deviceId, channelId } = t.fixture("online");
    return { values: { product_id: t.target.productId, device_id: deviceId, channel_id: channelId, action: 1 } };
  },
};

export const smallAnswers: Record<string, AnswerRecipe> = {
  "8": async (t) => [{ reply: await t.call("8", await t.request("8")), filled: ["result.devices"] }],
  "9": async (t) => {
    const { deviceId, beginTime, endTime } = t.fixture("messages");
    const reply = await t.call("9", { query: { device_id: deviceId, begin_time: beginTime, end_time: endTime } });
    return [{ reply, filled: ["result", "result[].create_time", "result[].msg_id"] }];
  },
};
