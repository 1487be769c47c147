import type { Context } from "../context.js";
import type { AnswerRecipe, Recipe } from "./recipe.js";

/** Chapter 13: who watches and who pushes, product-wide. */
export const liveLists: Record<string, Recipe> = {
  "13.1": async (t) => ({ values: { productid: t.target.productId } }),
  "13.2": async (t) => ({ values: { productid: t.target.productId } }),
};

/** A page that has a next one shows the page_key too. */
async function onePage(t: Context, section: string) {
  const request = await t.request(section, { query: { page: 1, page_size: 1 } });
  return [{ reply: await t.call(section, request), filled: ["result"] }];
}

export const liveListAnswers: Record<string, AnswerRecipe> = {
  "13.1": (t) => onePage(t, "13.1"),
  "13.2": (t) => onePage(t, "13.2"),
};
