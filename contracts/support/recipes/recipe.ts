import type { Context } from "../context.js";
import type { JsonObject } from "../json.js";
import type { Reply } from "../reply.js";
import type { Request } from "../request.js";

/**
 * The part of a fresh accepted request that the facts alone do not tell: on what it works, and what is made for it
 * before. It returns values by the names that the document prints; the rest (required texts, numbers, enums) is filled in
 * from the facts. `change` is what the caller will set or remove in the result.
 */
export type Recipe = (t: Context, change: Request) => Promise<Values>;

/** `values` go wherever the facts place a parameter of that name; `request` is laid over the result as it is. */
export interface Values {
  values?: Record<string, string | number | boolean | JsonObject>;
  request?: Request;
}

/** An accepted answer that shows as much as it can; `filled` names the fields that must have a value in it. */
export interface RichAnswer {
  reply: Reply;
  filled?: readonly string[];
}

/** Where the plain request's answer would show too little (an empty list, a text never set); several may show it together. */
export type AnswerRecipe = (t: Context) => Promise<RichAnswer[]>;
