import { check } from "../../support/check.js";
import { refusedBesideTwin } from "../../support/derived/twin.js";
import { noProduct, otherProduct } from "../../support/products.js";
import { changed } from "../../support/request.js";
import { say } from "./messages.js";

/** The key is good for its own product. */
export const products = [
  check("7.1-product", async (t) => {
    const good = await t.request("7.1");
    const bad = changed(good, { query: { product_id: noProduct(t) } });
    await refusedBesideTwin(t, "7.1", bad, good, say("productTaken"));
  }),

  check("7.2-product", async (t) => {
    const good = await t.request("7.2");
    const bad = changed(good, { query: { product_id: otherProduct(t) } });
    await refusedBesideTwin(t, "7.2", bad, good, say("productTaken"));
  }),
];
