import type { Handlers } from "./call.js";
import { ownProduct } from "./keys.js";
import type { Platform } from "./platform.js";
import { switchOf } from "./switch.js";

/** Chapter 7: whether the product's videos are encrypted. */
export function encryption(platform: Platform): Handlers {
  return {
    "7.1": ({ identity, query, body }) => {
      ownProduct(platform, identity, query.product_id);
      platform.store.encrypted = switchOf(body.type);
      return {};
    },
    "7.2": ({ identity, query }) => {
      ownProduct(platform, identity, query.product_id);
      return { trans_enc: platform.store.encrypted ? 1 : 0 };
    },
  };
}
