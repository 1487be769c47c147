import type { WrittenRequirement } from "./written.js";

/** Chapter 7: the product's encryption. */
export const encryption = [
  {
    id: "7.1-read-back",
    level: "MUST",
    title: { en: "7.2 tells how 7.1 set the switch, 1 as well as 0", zh: "7.2 返回 7.1 设置的加密状态,1 与 0 均如此" },
    ground: ["7.1 body type", "7.2 response trans_enc"],
  },
  {
    id: "7.1-refused-unchanged",
    level: "SHOULD",
    title: { en: "a refused setting leaves the switch as it is", zh: "被拒绝的设置不改变加密状态" },
    ground: ["7.1 body type", "7.2 response trans_enc"],
  },
  {
    id: "7.1-product",
    level: "SHOULD",
    title: {
      en: "the switch of a product that is not the key's is refused",
      zh: "设置非本 key 所属产品的加密开关应被拒绝",
    },
    ground: ["7.1 query product_id"],
  },
  {
    id: "7.2-product",
    level: "SHOULD",
    title: {
      en: "the state of a product that is not the key's is refused",
      zh: "查询非本 key 所属产品的加密状态应被拒绝",
    },
    ground: ["7.2 query product_id"],
  },
  {
    id: "7.2-value",
    level: "MUST",
    title: { en: "trans_enc is 0 or 1", zh: "trans_enc 为 0 或 1" },
    ground: ["7.2 response trans_enc", "7.1 body type"],
  },
] as const satisfies readonly WrittenRequirement[];
