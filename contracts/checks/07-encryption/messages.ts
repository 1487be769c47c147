import { messages } from "../../../schemas/language.js";

export const say = messages({
  otherState: {
    en: "after the switch was set to {type}, 7.2 tells another state",
    zh: "设置为 {type} 后,7.2 返回其他状态",
  },
  settingRefused: { en: "type {type} was refused", zh: "type {type} 被拒绝" },
  changedAnyway: { en: "a refused setting has changed the switch", zh: "被拒绝的设置改变了开关" },
  productTaken: { en: "the call was taken for another product", zh: "针对其他产品的调用被接受" },
  noSuchState: { en: "trans_enc is neither 0 nor 1", zh: "trans_enc 既不是 0 也不是 1" },
  valueTaken: { en: "type = {value} was taken", zh: "type = {value} 被接受" },
});
