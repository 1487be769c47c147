import type { Context } from "./context.js";

/** The number of a product that the target's key is not good for. */
export function otherProduct(t: Context): number {
  return t.target.productId + 1;
}

/** The number of a product that nobody has, for calls that would switch something of somebody's if they were taken. */
export function noProduct(t: Context): number {
  return 2_000_000_000 + t.random.integer(0, 1e8);
}
