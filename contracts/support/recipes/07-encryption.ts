import { say } from "../messages.js";
import type { Recipe } from "./recipe.js";

/** Chapter 7: the product's switch, set to what it is. */
export const encryption: Record<string, Recipe> = {
  "7.1": async (t) => {
    await t.exclusive("encryption");
    const productId = t.target.productId;
    const now = t.given(await t.call("7.2", { query: { product_id: productId } }));
    const type = t.shown(now, "trans_enc");
    t.needs(type === "0" || type === "1", say("nothingToSee", { what: "trans_enc (7.2)" }));
    return { values: { product_id: productId, type: Number(type) } };
  },
  "7.2": async (t) => ({ values: { product_id: t.target.productId } }),
};
