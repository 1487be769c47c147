import { text } from "../call.js";
import type { Defect } from "./defect.js";
import { edited, idle, wrapped } from "./make.js";

/** What can be wrong with encryption and recording. */
export const switchDefects: Defect[] = [
  {
    id: "7.1-refused-switches",
    breaks: ["7.1-refused-unchanged"],
    title: { en: "a refused setting switches it on all the same", zh: "被拒绝的设置仍改变开关" },
    apply: (faults) => {
      faults.flipsWhenRefused = true;
    },
  },
  edited(
    { id: "7.2-two", breaks: ["7.2-value"], en: "trans_enc is 2 where it is off", zh: "未加密时 trans_enc 为 2" },
    "7.2",
    (answer) => ({ trans_enc: answer.trans_enc === 1 ? 1 : 2 }),
  ),
  idle({ id: "7.1-not-kept", breaks: ["7.1-read-back"], en: "the switch does not stay", zh: "加密开关不生效" }, "7.1"),
  edited(
    { id: "7.2-inverted", breaks: ["7.1-read-back"], en: "7.2 tells the opposite", zh: "7.2 返回相反状态" },
    "7.2",
    (answer) => ({
      trans_enc: 1 - answer.trans_enc,
    }),
  ),
  wrapped(
    { id: "7-any-product", breaks: ["7.1-product", "7.2-product"], en: "any product is ours", zh: "接受任意产品号" },
    ["7.1", "7.2"],
    (call, next, { productId }) => next({ ...call, query: { ...call.query, product_id: productId } }),
  ),
  wrapped(
    { id: "12-no-video", breaks: ["12-video"], en: "a recording leaves no video", zh: "录制后无视频" },
    ["12"],
    (call, next, { store }) => {
      const channel = store.devices.byId(text(call.query.device_id))?.channels.get(Number(call.query.channel_id));
      if (Number(call.query.action) === 1 || !channel || channel.recordingSince === null) return next(call);
      channel.recordingSince = null;
      return {};
    },
  ),
  wrapped(
    {
      id: "12-action-swapped",
      breaks: ["12-video"],
      en: "0 begins a recording and 1 ends it",
      zh: "action 的 0 与 1 含义相反",
    },
    ["12"],
    async (call, next) => {
      const begins = Number(call.query.action) === 0;
      const answer = next({ ...call, query: { ...call.query, action: begins ? 1 : 0 } });
      // What is not running ends without a word.
      return begins ? answer : Promise.resolve(answer).catch(() => ({}));
    },
  ),
  wrapped(
    {
      id: "12-other-channel",
      breaks: ["12-video"],
      en: "a recording ends up in another channel",
      zh: "视频出现在其他通道",
    },
    ["12"],
    (call, next, { store }) => {
      const channels = store.devices.byId(text(call.query.device_id))?.channels;
      const id = Number(call.query.channel_id);
      const other = [...(channels?.keys() ?? [])].find((key) => key !== id) ?? id;
      return next({ ...call, query: { ...call.query, channel_id: other } });
    },
  ),
  wrapped(
    { id: "12-any-product", breaks: ["12-product"], en: "any product is ours", zh: "接受任意产品号" },
    ["12"],
    (call, next, { productId }) => next({ ...call, query: { ...call.query, product_id: productId } }),
  ),
];
