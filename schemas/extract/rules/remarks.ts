import { type Statement, states } from "./statement.js";

/** How a remark beside a parameter or a field states a rule. */
export const REMARK_STATEMENTS: Statement[] = [
  states(/从(.+?)中左匹配/, "FIELD-left-match", "MUST", "FIELD is matched from the left, in $1"),
  states(/(?<!中)左匹配/, "FIELD-left-match", "MUST", "FIELD is matched from the left"),
  states(
    /大小写不敏感|不区分大小写|忽略大小写/,
    "FIELD-case-insensitive",
    "MUST",
    "FIELD is matched in any case of letters",
  ),
  states(/(?<!不)区分大小写|大小写敏感/, "FIELD-case-sensitive", "MUST", "the case of letters in FIELD counts"),
  states(/唯一(?!\w*标识)|不能重复|不可重复/, "FIELD-unique", "MUST", "FIELD is unique"),
  states(
    /(?:如不填写|不填|未填)[,则]*将?(?:会)?为该?\S*?生成默认/,
    "FIELD-default-made",
    "MUST",
    "where FIELD is left out, a default is made",
  ),
  states(/必须(?:是|为)合法的?([^。.,;]+)/, "FIELD-legal", "MUST", "FIELD is a legal one ($1)"),
  states(
    /(?:api-?)?key只(?:可以|能)操作(?:这个|该)设备/i,
    "FIELD-own-device",
    "MUST",
    "FIELD operates this device only",
  ),
  states(/过滤/, "FIELD-filter", "MUST", "FIELD filters the list"),
  states(/(?:以|用)逗号(?:隔开|分隔)/, "FIELD-list", "MUST", "several FIELD are separated by commas"),
  states(/(?:公开的应用)在(\S+?)上会列出来/, "FIELD-listed", "MAY", "what is not private is listed on $1"),
  states(/(\d+)表示成功/, "FIELD-success", "MAY", "FIELD $1 means success"),
  {
    // Of several parameters exactly one is given.
    pattern: /(\w+(?:[,、和或]\w+)+)一定要必?填其中一个,?(?:而且|并且|且)?只(?:可以|能)传一个/,
    rules: (match) => {
      const names = (match[1] ?? "").split(/[,、和或]/);
      const text = `exactly one of ${names.slice(0, -1).join(", ")} and ${names.at(-1)} is given`;
      return [{ slug: names.join("-"), level: "MUST", text, values: { fields: names.join(",") } }];
    },
  },
];

/** How the row of headers states a rule. */
export const HEADER_STATEMENTS: Statement[] = [
  states(
    /([\w-]+?)(?:(?:与|和|或者?|、)(authorization)(?:二选一|任选其一)|(?:或者?|\/)(authorization))/i,
    "key-or-authorization",
    "MUST",
    "one of $1 and authorization is given",
  ),
];
