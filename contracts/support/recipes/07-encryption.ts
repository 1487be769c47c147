import type { Recipe } from "./recipe.js";

/** Chapter 7: the product's switch, set to what it is. */
export const encryption: Record<string, Recipe> = {
  "7.1": async (t) => {
    await t.exclusive("encryption");
    const productId = t.target.productId;
    const now = t.given(await t.call("7.2", { query: { product_id: productId } }));
    return { values: { product_id: productId, type: Number(now.text("trans_enc")) } };
  },
  "7.2": async (t) => ({ values: { product_id: t.target.productId } }),
};
