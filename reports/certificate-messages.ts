import { messages } from "../schemas/language.js";

/** What certificates say; the printable page shows both languages side by side. */
export const say = messages({
  privateKey: {
    en: '"{file}" is no Ed25519 private key in PEM (found: {found}); make one with: openssl genpkey -algorithm ed25519 -out key.pem',
    zh: "“{file}”不是 PEM 格式的 Ed25519 私钥（实际：{found}）；可用 openssl genpkey -algorithm ed25519 -out key.pem 生成",
  },
  publicKey: {
    en: '"{file}" is no Ed25519 public key in PEM (found: {found}); make it with: openssl pkey -in key.pem -pubout -out pub.pem',
    zh: "“{file}”不是 PEM 格式的 Ed25519 公钥（实际：{found}）；可用 openssl pkey -in key.pem -pubout -out pub.pem 生成",
  },
  notACertificate: {
    en: '"{file}" is no certificate: it must be a DSSE envelope around an in-toto statement',
    zh: "“{file}”不是证书：应为包含 in-toto 声明的 DSSE 信封",
  },
  certificate: { en: "Certificate of conformance", zh: "符合性证书" },
  testReport: { en: "Test report", zh: "测试报告" },
  emulator: { en: "EMULATOR – NOT A PRODUCT", zh: "模拟平台——并非产品" },
  about: {
    en: "What was tested against the HTTP API document of the OneNET video platform",
    zh: "依据 OneNET 视频平台 HTTP API 文档进行的测试",
  },
  target: { en: "Target", zh: "目标" },
  address: { en: "Address", zh: "地址" },
  claims: { en: "Claims", zh: "声明的章节" },
  wholeDocument: { en: "the whole document", zh: "整份文档" },
  started: { en: "Tested", zh: "测试时间" },
  run: { en: "Run", zh: "运行" },
  seed: { en: "Seed", zh: "随机种子" },
  challenge: { en: "Challenge", zh: "质询文本" },
  tls: { en: "TLS certificate", zh: "TLS 证书" },
  suite: { en: "Suite", zh: "测试套件" },
  document: { en: "Document", zh: "文档摘要" },
  results: { en: "Results", zh: "结果摘要" },
  platform: { en: "Platform", zh: "运行环境" },
  signer: { en: "Signed by key", zh: "签名公钥" },
  unsigned: { en: "not signed", zh: "未签名" },
  counts: { en: "Requirements", zh: "要求" },
  readings: { en: "Readings taken", zh: "采用的解读" },
  waivers: { en: "Waived", zh: "豁免" },
  load: { en: "Load", zh: "压力测试" },
  check: {
    en: "To check it: onenet-video verify RUN --public-key PUB",
    zh: "核验方法：onenet-video verify RUN --public-key PUB",
  },
  trust: {
    en: "A signature tells who signed, not what they tested.",
    zh: "签名只表明由谁签署，不能证明其测试的对象。",
  },
});
