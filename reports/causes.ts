import { messages, type Text } from "../schemas/language.js";
import type { RequirementResult } from "../schemas/results/conformance.js";
import { bySection } from "./headings.js";
import type { Cause } from "./page/data.js";
import { statuses } from "./status.js";

const say = messages({
  suite: { en: "The suite's own checks broke", zh: "套件自身的检查出错" },
  suiteAdvice: {
    en: "This says nothing about the target. Please report it with the evidence of the run.",
    zh: "这与目标无关，请附上本次运行的证据反馈给套件维护者。",
  },
  crash: { en: "The target answers with a server error", zh: "目标返回服务器错误(5xx)" },
  crashAdvice: {
    en: "Look at the server's log at the time of the exchange: an input is not handled.",
    zh: "请查看对应时刻的服务端日志：有输入未被处理。",
  },
  dead: { en: "{section} does not accept the documented call", zh: "{section} 不接受文档中的调用" },
  deadAdvice: {
    en: "Mend this first: the other checks of this section build on it.",
    zh: "请先修复此项：本节其他检查都以它为前提。",
  },
  keys: { en: "Keys are not checked as documented", zh: "密钥校验与文档不符" },
  keysAdvice: {
    en: "One place usually decides which key may do what; compare it with the header row of each section.",
    zh: "通常由同一处代码决定密钥权限，请与各节“HTTP头部”一行对照。",
  },
  limits: { en: "Limits are not where the document puts them", zh: "长度或数量限制与文档不符" },
  limitsAdvice: {
    en: "A limit N takes N and refuses N+1; lengths count characters, sizes count bytes.",
    zh: "限制 N 表示接受 N、拒绝 N+1;长度按字符计，大小按字节计。",
  },
  required: { en: "Calls without a required parameter are accepted", zh: "缺少必填参数的调用被接受" },
  requiredAdvice: { en: "Refuse the call, and name the parameter.", zh: "应拒绝该调用并指出缺少的参数。" },
  values: { en: "Values outside the documented set are accepted", zh: "接受了文档范围之外的取值" },
  valuesAdvice: {
    en: "Check values against the list, pattern or type that the document prints.",
    zh: "请按文档给出的取值、格式或类型校验参数。",
  },
  answers: { en: "Answers lack fields, or show them with another type", zh: "应答缺少字段或字段类型不符" },
  answersAdvice: {
    en: "Clients read these names and types as printed, misspelt ones too.",
    zh: "客户端按文档印出的名称与类型解析，包括其中的拼写。",
  },
  section: { en: "{section} behaves differently", zh: "{section} 的行为与文档不符" },
  sectionAdvice: { en: "See each finding for what the document prints.", zh: "请对照每条发现所引用的文档原文。" },
});

type Key = "keys" | "limits" | "required" | "values" | "answers";

/** Which kind of mistake a derived requirement points at, by its aspect or by the end of its id. */
const kinds: [RegExp, Key][] = [
  [/(^|-)(key-[a-z-]+|no-key-needed)$/, "keys"],
  [/(^|-)(max-length|maximum|minimum|max-items|max-bytes)$/, "limits"],
  [/(^|-)(param-required|required)$/, "required"],
  [/(^|-)(pattern|enum|format|type)$/, "values"],
  [/^response-field$/, "answers"],
];

/** A kind of mistake is a cause of its own when so many requirements show it; fewer are told by section. */
const enoughForAKind = 3;

/** Groups what failed, erred or warned by its likely cause, the most important first. */
export function causesOf(
  results: readonly RequirementResult[],
  headings: ReadonlyMap<string, Text> = new Map(),
): Cause[] {
  const open = results.filter((one) => one.status === "fail" || one.status === "warn" || one.status === "error");
  const dead = new Set(open.filter((one) => one.id === `${one.section}-success`).map((one) => one.section));
  const kindCounts = new Map<Key, number>();
  for (const one of open) {
    const kind = kindOf(one);
    if (kind) kindCounts.set(kind, (kindCounts.get(kind) ?? 0) + 1);
  }
  const groups = new Map<string, { text: [Text, Text]; members: RequirementResult[] }>();
  for (const one of open) {
    const { key, text } = causeOf(one, named(one.section, headings), dead, kindCounts);
    const group = groups.get(key) ?? { text, members: [] };
    group.members.push(one);
    groups.set(key, group);
  }
  return [...groups]
    .map(([key, { text, members }]) => ({
      key,
      title: titleOf(key, text[0], members),
      advice: text[1],
      worst: statuses.find((status) => members.some((one) => one.status === status)) ?? ("warn" as const),
      requirements: members.sort(byWeight).map((one) => one.id),
      blocked: key.startsWith("dead ") ? blockedBy(members, results) : 0,
    }))
    .sort(
      (one, other) =>
        urgency(one) - urgency(other) ||
        other.requirements.length + other.blocked - (one.requirements.length + one.blocked),
    );
}

/** A section's only finding speaks for itself. */
function titleOf(key: string, title: Text, members: RequirementResult[]): Text {
  const [only] = members;
  return members.length === 1 && only && key.startsWith("section ") ? only.title : title;
}

/** `4.2 HLS preload`. */
function named(section: string, headings: ReadonlyMap<string, Text>): Text {
  const heading = headings.get(section);
  return { en: `${section} ${heading?.en ?? ""}`.trim(), zh: `${section} ${heading?.zh ?? ""}`.trim() };
}

function causeOf(one: RequirementResult, name: Text, dead: Set<string>, kindCounts: Map<Key, number>) {
  const { section } = one;
  if (one.status === "error") return { key: "suite", text: pair("suite", "suiteAdvice") };
  if (dead.has(section))
    return { key: `dead ${section}`, text: [about("dead", name), say("deadAdvice")] as [Text, Text] };
  if (one.findings.some((finding) => /\b(HTTP|status)\W{0,3}5\d\d\b/i.test(finding.actual)))
    return { key: "crash", text: pair("crash", "crashAdvice") };
  const kind = kindOf(one);
  if (kind && (kindCounts.get(kind) ?? 0) >= enoughForAKind) return { key: kind, text: pair(kind, `${kind}Advice`) };
  return { key: `section ${section}`, text: [about("section", name), say("sectionAdvice")] as [Text, Text] };
}

/** A title with the section named in each language. */
const about = (key: "dead" | "section", name: Text): Text => ({
  en: say(key, { section: name.en }).en,
  zh: say(key, { section: name.zh }).zh,
});

const pair = (title: Parameters<typeof say>[0], advice: Parameters<typeof say>[0]): [Text, Text] => [
  say(title),
  say(advice),
];

function kindOf(one: RequirementResult): Key | undefined {
  const name = one.aspect ?? one.id.slice(one.section.length);
  return kinds.find(([pattern]) => pattern.test(name))?.[1];
}

const blockedBy = (members: RequirementResult[], results: readonly RequirementResult[]) =>
  results.filter((one) => one.reasonCode === "PREREQUISITE_FAILED" && one.section === members[0]?.section).length;

/** What is broken goes before what warns, and an operation that is dead before all; the suite's own errors come last. */
function urgency(cause: Cause): number {
  if (cause.key === "suite") return 3;
  if (cause.worst !== "fail") return 2;
  return cause.key.startsWith("dead ") ? 0 : 1;
}

/** The documented call itself first, where it is refused: the rest may follow from it. */
const isCall = (one: RequirementResult) => Number(one.id === `${one.section}-success`);

const byWeight = (one: RequirementResult, other: RequirementResult) =>
  isCall(other) - isCall(one) ||
  statuses.indexOf(one.status as (typeof statuses)[number]) -
    statuses.indexOf(other.status as (typeof statuses)[number]) ||
  bySection(one.id, other.id);
