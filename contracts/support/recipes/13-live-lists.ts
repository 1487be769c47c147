import type { AnswerRecipe, Recipe } from "./recipe.js";

/** Chapter 13: who watches and who pushes, product-wide. */
export const liveLists: Record<string, Recipe> = {
  "13.1": async (t) => ({ values: { productid: t.target.productId } }),
  "13.2": async (t) => ({ values: { productid: t.target.productId } }),
};

/** A page that has a next one shows the page_key too. */
export const liveListAnswers: Record<string, AnswerRecipe> = {
  "13.1": async (t) => ({
    reply: await t.call("13.1", { query: { productid: t.target.productId, page: 1, page_size: 1 } }),
  }),
  "13.2": async (t) => ({
    reply: await t.call("13.2", { query: { productid: t.target.productId, page: 1, page_size: 1 } }),
  }),
};
