import type { Language, Text } from "../schemas/language.js";
import { say } from "./messages.js";
import { highestPort, mostRepetitions } from "./options.js";

/** What commander says of words that it cannot parse: it has no languages, so its sentences are known by their form. */
const sentences: [RegExp, string][] = [
  [/^unknown option '(.*)'/, "未知选项 '$1'"],
  [/^unknown command '(.*)'/, "未知命令 '$1'"],
  [/^missing required argument '(.*)'/, "缺少参数 '$1'"],
  [/^option '(.*)' argument missing/, "选项 '$1' 缺少取值"],
  [/^required option '(.*)' not specified/, "缺少必需的选项 '$1'"],
  [/^option '(.*)' cannot be used with option '(.*)'/, "选项 '$1' 不能与选项 '$2' 同时使用"],
  [
    /^too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+)\./,
    "'$1' 的参数过多:应为 $2 个,实际 $3 个",
  ],
  [/^option '(.*?)' argument '(.*)' is invalid\. /s, "选项 '$1' 的取值 '$2' 无效:"],
  [/^command-argument value '(.*)' is invalid for argument '(.*)'\. /s, "参数 '$2' 的取值 '$1' 无效:"],
  [/Allowed choices are (.*)\.$/m, "可选值为 $1"],
  [/^\(Did you mean (?:one of )?(.*)\?\)$/m, "(是否想输入 $1?)"],
];

/** What our own parsers of options say; see options.ts. */
const ours: Text[] = [
  say("needsWholeNumber"),
  say("needsCountingNumber"),
  say("needsPositiveNumber"),
  say("needsDuration"),
  say("needsTimes", { most: mostRepetitions }),
  say("needsPort", { highest: highestPort }),
];

/** A word that is not near to any that commander knows: else it names that. */
function isUnknown(text: string): boolean {
  return /^error: unknown (option|command)/.test(text) && !text.includes("Did you mean");
}

/** An error of commander as the command line prints it; one that is not known stays as it is. */
export function parseError(text: string, language: Language): string {
  let told = text.replace(/^error: /, "");
  if (language === "zh") {
    for (const [form, zh] of sentences) told = told.replace(form, zh);
    for (const { en, zh } of ours) told = told.replace(en, zh);
  }
  return `onenet-video: ${isUnknown(text) ? told.replace("\n", `${say("seeHelp")[language]}\n`) : told}`;
}
