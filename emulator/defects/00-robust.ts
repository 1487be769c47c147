import { Binary, text } from "../call.js";
import { Refusal } from "../refusal.js";
import type { Defect } from "./defect.js";
import { later, remembered, wrapped } from "./make.js";

/** Requests for the boot address that a target bears before it answers no more. */
const bearable = 4;

const lastAsked = remembered(() => ({ id: "" }));

/** What can be wrong with how a platform bears odd requests, and many at once. */
export const robustDefects: Defect[] = [
  {
    id: "0-any-path",
    breaks: ["0-unknown-path"],
    title: { en: "any path is taken", zh: "接受任意路径" },
    apply: (faults) => {
      faults.takesAnyPath = true;
    },
  },
  {
    id: "0-dies",
    breaks: ["0-stays-up"],
    title: { en: "the boot address is gone after a few requests", zh: "数次请求后引导机地址不再响应" },
    apply: (faults) => {
      let count = 0;
      faults.delays.push((_number, path) => {
        if (path.includes("boot_address")) count += 1;
        return path.includes("boot_address") && count > bearable ? "cut" : undefined;
      });
    },
  },
  wrapped(
    { id: "0-key-in-refusal", breaks: ["0-no-key-echo"], en: "refusals repeat the key", zh: "拒绝信息包含 key" },
    ["1.4", "2.1"],
    async (call, next, { masterKey }) => {
      try {
        return await next(call);
      } catch (error) {
        if (error instanceof Refusal) throw new Refusal(error.kind, `${error.detail} (api-key ${masterKey})`);
        throw error;
      }
    },
  ),
  wrapped(
    { id: "0-latin1", breaks: ["0-utf8"], en: "answers are not UTF-8", zh: "响应不是 UTF-8 编码" },
    ["1.4"],
    async (call, next) => {
      const answer = JSON.stringify({ errno: 0, error: "succ", ...(await next(call)) });
      return new Binary(Buffer.from(answer, "utf16le"), "application/json");
    },
  ),
  wrapped(
    {
      id: "0-mixed-up",
      breaks: ["0-no-mix-ups"],
      en: "of requests at once the last one's device is shown to all",
      zh: "并发请求返回最后一个请求的设备",
    },
    ["1.4"],
    async (call, next, platform) => {
      const asked = lastAsked(platform);
      asked.id = text(call.path.device_id);
      await later(3);
      return next({ ...call, path: { ...call.path, device_id: asked.id } });
    },
  ),
];
