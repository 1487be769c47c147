import { noPicture } from "../05-pictures.js";
import { noJson, noObject } from "../requests.js";
import { robustDefects } from "./00-robust.js";
import type { Defect } from "./defect.js";
import { tolerant, type Words } from "./make.js";

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
  brokenBody("crash", noJson, {
    id: "0-crash",
    breaks: ["0-no-server-error"],
    en: "a body that is no JSON is an internal error",
    zh: "非 JSON 请求体导致内部错误",
  }),
  brokenBody("taken", noJson, {
    id: "0-broken-taken",
    breaks: ["0-malformed-body"],
    en: "a body that is no JSON is taken",
    zh: "接受非 JSON 请求体",
  }),
  brokenBody("crash", noObject, {
    id: "0-list-crash",
    breaks: ["0-no-server-error"],
    en: "a list where an object is asked for is an internal error",
    zh: "请求体为数组时导致内部错误",
  }),
  brokenBody("taken", noObject, {
    id: "0-list-taken",
    breaks: ["0-malformed-body"],
    en: "a list is taken where an object is asked for",
    zh: "应为对象的请求体为数组时仍被接受",
  }),
  brokenBody("crash", noPicture, {
    id: "5.1-empty-crash",
    breaks: ["0-no-server-error"],
    en: "an empty picture is an internal error",
    zh: "空图片导致内部错误",
  }),
];

function brokenBody(fate: "taken" | "crash", said: string, { id, breaks, en, zh }: Words): Defect {
  return { id, breaks, title: { en, zh }, apply: (faults) => void faults.brokenBody.set(said, fate) };
}
