import { robustDefects } from "./00-robust.js";
import type { Defect } from "./defect.js";
import { tolerant } from "./make.js";

/** Where a call names a device. */
const sections = "1.3 1.4 1.6 2.1 2.2 2.3 2.4 3.1 4.1 5.1 5.2 5.3 5.4 6.1 6.2 6.3 6.4 6.5 9 11 12 14".split(" ");

/** What can be wrong with every operation alike. */
export const generalDefects: Defect[] = [
  ...robustDefects,
  ...sections.map((section) =>
    tolerant(
      {
        id: `${section}-device-unknown-taken`,
        breaks: [`${section}-device-unknown`],
        en: `${section} takes a device that does not exist`,
        zh: `${section} 接受不存在的设备`,
      },
      section,
    ),
  ),
  {
    id: "0-crash",
    breaks: ["0-no-server-error"],
    title: { en: "a body that is no JSON is an internal error", zh: "非 JSON 请求体导致内部错误" },
    apply: (faults) => {
      faults.brokenBody = "crash";
    },
  },
  {
    id: "0-broken-taken",
    breaks: ["0-malformed-body"],
    title: { en: "a body that is no JSON is taken", zh: "接受非 JSON 请求体" },
    apply: (faults) => {
      faults.brokenBody = "taken";
    },
  },
];
