import type { Recipe } from "./recipe.js";

/** Chapter 3: commands, which only a device that is connected answers. */
export const commands: Record<string, Recipe> = {
  "3.1": async (t) => ({ values: { device_id: t.fixture("online").deviceId } }),
};
