import type { Context } from "../context.js";
import type { AnswerRecipe, Recipe } from "./recipe.js";

/** Uploads a small file (15.1) and gives its name. */
export async function uploadFile(t: Context): Promise<string> {
  const name = t.name();
  t.given(await t.call("15.1", await t.request("15.1", { query: { name, desc: t.name() } })));
  return name;
}

/** A file that nobody deletes. */
export function sharedFile(t: Context): Promise<string> {
  return t.shared("file", uploadFile);
}

function named(t: Context, name: string) {
  return { values: { product_id: t.target.productId, name } };
}

/** Chapter 15: files of the product's store. */
export const files: Record<string, Recipe> = {
  "15.1": async (t) => named(t, t.name()),
  "15.2": async (t) => named(t, await sharedFile(t)),
  "15.3": async (t) => named(t, await uploadFile(t)),
  "15.4": async (t) => named(t, await sharedFile(t)),
};

export const fileAnswers: Record<string, AnswerRecipe> = {
  "15.4": async (t) => {
    const request = await t.request("15.4");
    const reply = await t.poll(
      () => t.call("15.4", request),
      (one) => one.list("data").length > 0,
    );
    return [
      { reply, filled: ["data", ...["product_id", "name", "size", "date", "desc"].map((field) => `data[].${field}`)] },
    ];
  },
};
