import { messages } from "../schemas/language.js";

/** What `target/` says to people. */
export const say = messages({
  notOurs: {
    en: 'it is called "{found}", which does not carry the run\'s id "{run}"; it was left alone',
    zh: "其名称为“{found}”,不含本次运行的标识“{run}”,因此未作改动",
  },
  nameNotOurs: {
    en: 'its name does not carry the run\'s id "{run}"; it was left alone',
    zh: "其名称不含本次运行的标识“{run}”,因此未作改动",
  },
  noUndo: { en: "the journal does not say how to undo it", zh: "日志中没有撤销它的方法" },
  notSurelyOurs: {
    en: "{found} videos have come since, and the run recorded {count}: which of them are its own cannot be told, so they were left alone",
    zh: "此后新增 {found} 个视频,而本次运行录制了 {count} 个:无法确定哪些属于本次运行,因此未作改动",
  },
  mayNotDelete: {
    en: 'the target file does not allow it; add "delete" to "allow"',
    zh: '目标文件不允许删除;请在 "allow" 中添加 "delete"',
  },
  notFound: { en: "it could not be looked for: {problem}", zh: "无法查找它:{problem}" },
  notUndone: { en: "{method} {url} was answered {problem}", zh: "{method} {url} 的应答为 {problem}" },
  inFile: { en: "{file}: {problem}", zh: "{file}:{problem}" },
  fieldMissing: { en: '"{field}" is missing; it is {what}.', zh: '缺少 "{field}";它是{what}。' },
  fieldUnknown: {
    en: '"{field}" is not known; allowed: {known}.{hint}',
    zh: '未知的字段 "{field}";允许:{known}。{hint}',
  },
  fieldIs: { en: '"{field}" is {found}; allowed: {allowed}.{hint}', zh: '"{field}" 为 {found};允许:{allowed}。{hint}' },
  didYouMean: { en: ' Did you mean "{word}"?', zh: '是否想写 "{word}"?' },
  noTargetFile: {
    en: "the file holds something else; allowed: an object with apiAddress, masterKey and productId.",
    zh: "文件内容不是目标文件;允许:含 apiAddress、masterKey 与 productId 的对象。",
  },
  aType: { en: "a {type}", zh: "{type} 类型的值" },
  empty: { en: "empty", zh: "空文本" },
  notShown: {
    en: "not such a text (not shown, since it may be a secret)",
    zh: "不符合要求的文本(可能是密钥,故不显示)",
  },
  noFile: { en: "no such file", zh: "文件不存在" },
  isFolder: { en: "is a folder", zh: "是目录" },
  notRead: { en: "cannot be read ({code})", zh: "无法读取({code})" },
  targetNotRead: {
    en: "{file}: {problem}; --target takes the path of a target file.",
    zh: "{file}:{problem};--target 需要目标文件的路径。",
  },
  noKey: {
    en: "--url: ONENET_KEY is not set; put the master key there, or into .env.",
    zh: "--url:未设置 ONENET_KEY;请用它给出 master key,或写入 .env。",
  },
  noProduct: {
    en: "--url: ONENET_PRODUCT is not set; put the product's id there, or into .env.",
    zh: "--url:未设置 ONENET_PRODUCT;请用它给出产品 ID,或写入 .env。",
  },
  badProduct: {
    en: '--url: ONENET_PRODUCT is "{product}"; allowed: the product\'s id, a whole number from 1.',
    zh: '--url:ONENET_PRODUCT 为 "{product}";允许:产品 ID,不小于 1 的整数。',
  },
  badUrl: { en: '--url is "{url}"; allowed: {allowed}.', zh: '--url 为 "{url}";允许:{allowed}。' },
  caNotRead: {
    en: '{file}: "tls.ca" is "{path}", which cannot be read; allowed: the path of a PEM file.',
    zh: '{file}:"tls.ca" 为 "{path}",无法读取;允许:PEM 文件的路径。',
  },
  caHoldsNone: {
    en: '{file}: "tls.ca" is "{path}", which holds no certificate; allowed: the path of a PEM file.',
    zh: '{file}:"tls.ca" 为 "{path}",其中没有证书;允许:PEM 文件的路径。',
  },
  notInEnvironment: {
    en: '{file}: "{place}" needs {name} from the environment, where it is not set; export it.',
    zh: '{file}:"{place}" 需要环境变量 {name},但它未设置;请用 export 设置。',
  },
  fileEnds: { en: "the file ends", zh: "文件已结束" },
  isFound: { en: "{character} is found", zh: "出现了 {character}" },
  notJson: {
    en: "{file}: line {line}, column {column} is not JSON: {found} where something else must stand.",
    zh: "{file}:第 {line} 行第 {column} 列不是合法的 JSON:此处应为其他内容,但{found}。",
  },
  otherTarget: {
    en: "{runDir}: the run was made on {address}, product {product}; the target is {other}, product {otherProduct}. Give the run's own target.",
    zh: "{runDir}:该运行的目标是 {address},产品 {product};而给出的目标是 {other},产品 {otherProduct}。请给出该运行自己的目标。",
  },
  isEmpty: { en: "is empty", zh: "内容为空" },
  noRecord: {
    en: "{file}: {problem}; verify takes the folder of a run.",
    zh: "{file}:{problem};verify 需要一次运行的目录。",
  },
  noJournal: {
    en: "{runDir}: holds no {file}; cleanup takes the folder of a run, such as reports/runs/<run-id>.",
    zh: "{runDir}:其中没有 {file};cleanup 需要一次运行的目录,如 reports/runs/<run-id>。",
  },
  journalHeadless: {
    en: "{file}: does not begin with the run that wrote it; cleanup takes the folder of a run.",
    zh: "{file}:开头没有写入它的运行;cleanup 需要一次运行的目录。",
  },
  unreachable: {
    en: "{name}: {address} cannot be reached ({problem}); {remedy}.",
    zh: "{name}:无法访问 {address}({problem});{remedy}。",
  },
  startIt: { en: 'start the target, or correct "apiAddress"', zh: '请启动目标,或更正 "apiAddress"' },
  noHost: { en: 'there is no such host; correct "apiAddress"', zh: '主机不存在;请更正 "apiAddress"' },
  nameAuthority: {
    en: 'name the authority that vouches for it in "tls.ca"',
    zh: '请在 "tls.ca" 中给出为其签发证书的机构',
  },
  silentField: {
    en: 'it does not answer; look at the target, or raise "{field}"',
    zh: '目标没有响应;请检查目标,或调大 "{field}"',
  },
  closesAll: {
    en: 'it closes every connection; look at the target, or correct "apiAddress"',
    zh: '目标关闭了每个连接;请检查目标,或更正 "apiAddress"',
  },
  noHttp: { en: 'it does not speak HTTP; correct "apiAddress"', zh: '对方不使用 HTTP 协议;请更正 "apiAddress"' },
  correctAddress: { en: 'correct "apiAddress"', zh: '请更正 "apiAddress"' },
  redirects: {
    en: '{name}: {address} only redirects ({how}{to}); give the address that serves the API in "apiAddress".',
    zh: '{name}:{address} 只返回重定向({how}{to});请在 "apiAddress" 中给出提供 API 的地址。',
  },
  to: { en: " to {origin}", zh: ",指向 {origin}" },
  refusesKey: {
    en: '{name}: {address} refuses the key ({how}); "masterKey" must be the master key of product {product}.',
    zh: '{name}:{address} 拒绝了密钥({how});"masterKey" 须为产品 {product} 的 master key。',
  },
  acceptsNothing: {
    en: '{name}: {address} accepts nothing, and answers the key as it answers a made-up one ({how}); "masterKey" must be the master key of product {product}, and "apiAddress" the API\'s.',
    zh: '{name}:{address} 不接受任何请求,对该密钥的响应与对虚构密钥的响应相同({how});"masterKey" 须为产品 {product} 的 master key,"apiAddress" 须为该 API 的地址。',
  },
});
