import { appendFile } from "node:fs/promises";
import type { Language } from "../schemas/language.js";
import type { ConformanceResult, RequirementResult } from "../schemas/results/conformance.js";
import { linesText } from "./console.js";
import { expectedOf, messageOf } from "./finding-text.js";
import type { SummaryInput } from "./summary.js";
import { summaryMarkdown } from "./summary.js";
import { visible } from "./visible.js";

/** GitHub shows ten of each kind for a step, so more would push out the first. */
const shownOfAKind = 10;

/** Workflow commands, a line each, that become annotations of a run on GitHub: what failed, and what warns. */
export function githubAnnotations(result: ConformanceResult, language: Language): string {
  const of = (status: RequirementResult["status"], command: "error" | "warning") =>
    result.requirements
      .filter((one) => one.status === status)
      .slice(0, shownOfAKind)
      .map((one) => annotation(command, one, language));
  return [...of("fail", "error"), ...of("warn", "warning")].map((line) => `${line}\n`).join("");
}

function annotation(command: string, one: RequirementResult, language: Language): string {
  const [finding] = one.findings;
  const told = finding
    ? `${messageOf(finding, language)} | ${expectedOf(finding, language)} | ${finding.actual}`
    : (one.reason?.[language] ?? one.title[language]);
  const title = `${one.id} ${one.level}, ${linesText(one.lines, language)}`;
  return `::${command} title=${inProperty(title)}::${inMessage(told)}`;
}

/**
 * On GitHub Actions: appends the summary to the page of the step and returns the annotations to print. Elsewhere it does
 * nothing and returns the empty text.
 */
export async function reportToGithub(input: SummaryInput, env: NodeJS.ProcessEnv): Promise<string> {
  if (env.GITHUB_ACTIONS !== "true") return "";
  const page = env.GITHUB_STEP_SUMMARY;
  if (page) await appendFile(page, summaryMarkdown(input));
  return input.conformance ? githubAnnotations(input.conformance, input.language) : "";
}

const inMessage = (text: string): string => visible(text).replaceAll("%", "%25");
const inProperty = (text: string): string => inMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
