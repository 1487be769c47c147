import { messages } from "../language.js";

/** The titles of derived requirements. `{call}` is the operation, `{name}` the field, `{value}` the limit or value. */
export const title = messages({
  "response-field": { en: "{call} answers with {name} ({type})", zh: "{heading}:应答含字段 {name}({type})" },
  content: { en: "{call} answers with the content itself", zh: "{heading}:应答为{words}" },
  "param-required": { en: "{call} without {name} is refused", zh: "{heading}:缺少 {name} 应被拒绝" },
  optional: { en: "{call} without {name} is accepted", zh: "{heading}:不带 {name} 也应成功" },
  "max-length": {
    en: "{call} takes {name} of {value} characters and refuses one more",
    zh: "{heading}:{name} 可为 {value} 个字符,多一个应被拒绝",
  },
  pattern: { en: "{call} refuses {name} with other characters", zh: "{heading}:{name} 含其他字符应被拒绝" },
  enum: { en: "{call} takes {name} of {value} and nothing else", zh: "{heading}:{name} 只能取 {value}" },
  maximum: { en: "{call} honours no {name} over {value}", zh: "{heading}:{name} 最大为 {value}" },
  minimum: { en: "{call} honours no {name} under {value}", zh: "{heading}:{name} 最小为 {value}" },
  default: { en: "{call} without {name} takes {value}", zh: "{heading}:{name} 默认为 {value}" },
  "max-items": { en: "{call} takes {value} values in {name} and no more", zh: "{heading}:{name} 最多 {value} 个" },
  "max-bytes": {
    en: "{call} takes a body of {value} bytes and refuses one more",
    zh: "{heading}:内容可为 {value} 字节,多一字节应被拒绝",
  },
  format: { en: "{call} refuses {name} in another format", zh: "{heading}:{name} 格式不正确应被拒绝" },
  type: { en: "{call} refuses {name} of another type than {type}", zh: "{heading}:{name} 类型不是 {type} 应被拒绝" },
  "key-none": { en: "{call} without a key is refused", zh: "{heading}:不带 api-key 应被拒绝" },
  "key-made-up": { en: "{call} with a made-up key is refused", zh: "{heading}:伪造的 api-key 应被拒绝" },
  "key-master": { en: "{call} works with the master key", zh: "{heading}:可使用 masterKey" },
  "key-device": { en: "{call} works with the device's own key", zh: "{heading}:可使用设备自己的 apikey" },
  "key-device-refused": { en: "{call} refuses a device's key", zh: "{heading}:不接受设备级 apikey" },
  "key-device-search": {
    en: "{call} with a device's key lists that device alone",
    zh: "{heading}:使用设备 apikey 时只能查到该设备",
  },
  "key-foreign": { en: "{call} refuses another device's key", zh: "{heading}:不接受其他设备的 apikey" },
  "key-foreign-search": {
    en: "{call} with another device's key does not show this device",
    zh: "{heading}:使用其他设备的 apikey 查不到本设备",
  },
  "key-deleted": { en: "{call} refuses a deleted device's key", zh: "{heading}:不接受已删除设备的 apikey" },
  "key-authorization": {
    en: "{call} works with authorization in place of api-key",
    zh: "{heading}:可用 authorization 代替 api-key",
  },
  "no-key-needed": { en: "{call} works without a key", zh: "{heading}:无需 api-key" },
  success: { en: "{call} as documented is accepted", zh: "{heading}:按文档调用应成功" },
  method: { en: "another method than {call} is refused", zh: "{heading}:其他 HTTP 方法应被拒绝" },
  errno: { en: "{call} answers errno {value}, {name}", zh: "{heading}:返回 errno {value}({name})" },
  "table-errno": { en: "error code {value} means {name}", zh: "错误码 {value} 表示 {name}" },
  "table-status": {
    en: "error code {value} comes with HTTP status {status} and means {name}",
    zh: "错误码 {value} 的 HTTP 状态码为 {status},表示 {name}",
  },
  rule: { en: "{text}", zh: "{heading}:{words}" },
});

/** Why a statement of the document is listed and not tested. */
export const reason = messages({
  contradicted: {
    en: "the document calls it required and says what happens when it is left out, so both are right",
    zh: "文档既要求必填又说明了不填时的处理,两种做法都算正确",
  },
  "two-readings": {
    en: "the document prints several types for it, so more than one is right",
    zh: "文档给出了多种类型,均可接受",
  },
  "one-of-several": {
    en: "it may be left out where another one is given, which a rule of its own says",
    zh: "与另一字段二选一,由专门的规则检验",
  },
  "device-side": {
    en: "it is about what the device sees or does, which no call shows",
    zh: "描述的是设备侧行为,接口调用无法观察",
  },
  "said-elsewhere": {
    en: "it points at other statements, which are judged by themselves",
    zh: "仅引用其他条款,由相应要求分别检验",
  },
  unread: {
    en: "the suite knows no check for this sentence; a person has to read it",
    zh: "套件没有对应此句的检验,需人工阅读",
  },
  "outside-the-api": {
    en: "it shows outside the API alone",
    zh: "仅在接口之外可见",
  },
  "device-business": {
    en: "the platform hands the command on as it is; what it may hold is between its sender and the device",
    zh: "平台原样下发命令,其内容由命令发送方与设备约定",
  },
  "free-content": {
    en: "the example shows somebody's own content; its names are free",
    zh: "示例展示的是用户自定义内容,字段名不作约定",
  },
  "cannot-be-caused": {
    en: "a caller cannot bring this state about",
    zh: "调用方无法制造该状态",
  },
  "invisible-default": {
    en: "no answer shows which value was taken",
    zh: "应答无法体现实际取值",
  },
  "no-path": {
    en: "the address comes from other answers and has no path of its own",
    zh: "地址来自其他接口的返回,自身没有固定路径",
  },
  "lost-ground": {
    en: "this edition of the document no longer states: {facts}",
    zh: "本版文档不再包含其依据:{facts}",
  },
});
