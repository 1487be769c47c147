import type { Recipe } from "./recipe.js";

/** Chapter 14: the fixture's camera, opened as it is. */
export const camera: Record<string, Recipe> = {
  "14": async (t) => {
    await t.exclusive("camera");
    const { deviceId, channelId } = t.fixture("online");
    return { values: { product_id: t.target.productId, device_id: deviceId, id: String(channelId), type: 0 } };
  },
};
