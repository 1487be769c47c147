import type { Text } from "../schemas/language.js";
import { UsageError } from "../schemas/usage-error.js";
import { say } from "./messages.js";

/** How a token may be joined to an address: `?T`, `?accessToken=T`, `?token=T`. */
export type TokenForm = "bare" | "accessToken" | "token";

/** One way to answer that the document leaves free. Every style is a correct platform. */
export interface Style {
  /** What `--style` takes. */
  name: string;
  title: Text;
  /** Refusals are told by the errno of a 200, or by the HTTP status as well. */
  refusals: "errno" | "status";
  /** The errno of a refusal without a printed one. */
  refusalErrno: number;
  /** Unknown fields in every object. */
  extraFields: boolean;
  /** Objects in an order of their own. */
  shuffled: boolean;
  /** Everything outside ASCII as `\u….` */
  escaped: boolean;
  chunked: boolean;
  contentType: string;
  /** How long a new thing takes to show in lists. */
  settleMs: number;
  zoneHours: number;
  /** The other reading where one value is printed as a string and as a number (`device_id`, `size`). */
  otherTypes: boolean;
  /** What stands for a value that was never given. */
  nothing: "absent" | "null" | "empty";
  /** A page size or a list above its maximum is cut instead of refused. */
  caps: boolean;
  /** The default page size where the document prints none. */
  pageSize: number;
  tokenForms: TokenForm[];
  /** Page 2 with an unknown page_key, or with none. */
  strayPage: "refused" | "first-page";
  /** The separators taken in the thumbnail's address. */
  thumbnailSeparators: string;
  /** Foreign ids in the list of 8, asked with a device key. */
  foreignStatus: "refused" | "left-out";
  /** Ending a recording that never began (12) is nothing, or an error. */
  idleStop: "taken" | "refused";
  /** A bad id in the list of 6.3 spoils the request instead of its item. */
  badItemSpoils: boolean;
}

const errno: Style = {
  name: "errno",
  title: { en: "Refusals as errno in a 200, as the examples show", zh: "以 200 状态码中的 errno 拒绝,与文档示例一致" },
  refusals: "errno",
  refusalErrno: 3,
  extraFields: false,
  shuffled: false,
  escaped: false,
  chunked: false,
  contentType: "application/json",
  settleMs: 0,
  zoneHours: 8,
  otherTypes: false,
  nothing: "empty",
  caps: false,
  pageSize: 50,
  tokenForms: ["bare", "accessToken", "token"],
  strayPage: "refused",
  thumbnailSeparators: "-_",
  foreignStatus: "refused",
  idleStop: "taken",
  badItemSpoils: false,
};

/** The first is the default. */
export const styles: readonly Style[] = [
  errno,
  {
    ...errno,
    name: "status",
    title: { en: "Refusals by HTTP status", zh: "以 HTTP 状态码拒绝" },
    refusals: "status",
    refusalErrno: 100,
    contentType: "application/json; charset=utf-8",
    nothing: "absent",
    zoneHours: 0,
    tokenForms: ["bare"],
    thumbnailSeparators: "-",
    badItemSpoils: true,
    idleStop: "refused",
  },
  {
    ...errno,
    name: "generous",
    title: {
      en: "Unknown fields, random order, the other types, caps instead of refusals",
      zh: "附加字段、随机顺序、另一种类型、以截断代替拒绝",
    },
    extraFields: true,
    shuffled: true,
    escaped: true,
    contentType: "text/json;charset=UTF-8",
    otherTypes: true,
    caps: true,
    pageSize: 20,
    tokenForms: ["accessToken"],
    thumbnailSeparators: "_",
    strayPage: "first-page",
    foreignStatus: "left-out",
  },
  {
    ...errno,
    name: "late",
    title: { en: "Lists that lag, another zone, chunked answers", zh: "列表延迟、其他时区、分块传输" },
    refusals: "status",
    chunked: true,
    settleMs: 600,
    zoneHours: -5,
    nothing: "null",
    pageSize: 10,
    strayPage: "first-page",
  },
  {
    ...errno,
    name: "terse",
    title: { en: "As little as may be said, plain-text answers", zh: "最简应答、纯文本类型" },
    refusalErrno: -1,
    contentType: "text/plain",
    nothing: "absent",
    pageSize: 100,
    caps: true,
    tokenForms: ["token"],
    foreignStatus: "left-out",
  },
];

/** @throws UsageError for a name that is none of `styles` */
export function styleOf(name: string = errno.name): Style {
  const style = styles.find((one) => one.name === name);
  if (style) return style;
  throw new UsageError(say("noStyle", { name, known: styles.map((one) => one.name).join(", ") }));
}
