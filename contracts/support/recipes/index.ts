import type { Context } from "../context.js";
import { changed, type Request } from "../request.js";
import { devices } from "./01-devices.js";
import { channels } from "./02-channels.js";
import { deviceAnswers } from "./01-device-answers.js";
import { fill } from "./fill.js";
import type { AnswerRecipe, Recipe } from "./recipe.js";

/** One recipe an operation, by section; see `recipe.ts`. */
export const recipes: Record<string, Recipe> = { ...devices, ...channels };

/** Where the answer to a plain request would show too little of its fields. */
export const answers: Record<string, AnswerRecipe> = { ...deviceAnswers };

/** A fresh request that the operation accepts. */
export async function recipe(t: Context, section: string, change: Request): Promise<Request> {
  const make = recipes[section];
  const values = make ? await make(t) : {};
  return changed(fill(t, section, values), change);
}
