import { type Command, InvalidArgumentError, Option } from "commander";
import type { Shell } from "./context.js";
import { say } from "./messages.js";

/** What `[target]` on a command line comes to. */
export interface TargetOptions {
  target?: string;
  url?: string;
  key?: string;
  product?: number;
  emulator?: boolean;
  style?: string;
  defect?: string[];
}

export interface CommonOptions {
  json?: string;
  out?: string;
  lang?: string;
  schemas?: string;
}

/** Options that every command takes. */
export function addCommon(command: Command, shell: Shell, takes: { out?: boolean; schemas?: boolean } = {}): Command {
  const text = (key: Parameters<typeof say>[0]) => shell.say(say(key));
  command.option("--json <file>", text("optionJson"));
  if (takes.out !== false) command.option("--out <dir>", text("optionOut"));
  if (takes.schemas !== false) command.option("--schemas <dir>", text("optionSchemas"));
  return command.addOption(new Option("--lang <lang>", text("optionLang")).choices(["en", "zh"]));
}

/** `[target]`: `--target FILE`, `--url URL` or `--emulator`. */
export function addTarget(command: Command, shell: Shell): Command {
  const text = (key: Parameters<typeof say>[0]) => shell.say(say(key));
  return command
    .addOption(new Option("--target <file>", text("optionTarget")).conflicts(["url", "emulator"]))
    .addOption(new Option("--url <url>", text("optionUrl")).conflicts(["target", "emulator"]))
    .option("--key <key>", text("optionKey"))
    .option("--product <id>", text("optionProduct"), countingNumber)
    .addOption(new Option("--emulator", text("optionEmulator")).conflicts(["target", "url"]))
    .option("--style <name>", text("optionStyle"))
    .option("--defect <id>", text("optionDefect"), collect);
}

/** Parses a whole number from 0 or refuses it by name. */
export function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError(say("needsWholeNumber").en);
  return Number(value);
}

/** Parses a whole number from 1 or refuses it by name. */
export function countingNumber(value: string): number {
  const number = wholeNumber(value);
  if (number === 0) throw new InvalidArgumentError(say("needsCountingNumber").en);
  return number;
}

export const highestPort = 65_535;

/** Parses a TCP port, 0 for any free one, or refuses it by name. */
export function portNumber(value: string): number {
  if (/^\d+$/.test(value) && Number(value) <= highestPort) return Number(value);
  throw new InvalidArgumentError(say("needsPort", { highest: highestPort }).en);
}

/** Parses a positive number or refuses it by name. */
export function positiveNumber(value: string): number {
  const number = Number(value);
  if (!(number > 0 && Number.isFinite(number))) throw new InvalidArgumentError(say("needsPositiveNumber").en);
  return number;
}

/** Beyond this a run is a load test. */
export const mostRepetitions = 100;

/** Parses how often a check is run or refuses it by name. */
export function timesToRepeat(value: string): number {
  const times = wholeNumber(value);
  if (times >= 1 && times <= mostRepetitions) return times;
  throw new InvalidArgumentError(say("needsTimes", { most: mostRepetitions }).en);
}

/** Collects an option that may be given several times. */
export function collect(value: string, earlier: string[] | undefined): string[] {
  return [...(earlier ?? []), value];
}

/** Parses `500ms`, `30s`, `5m`, `1h` or a bare number of seconds into seconds. */
export function durationSeconds(value: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(value);
  const seconds = Number(match?.[1]) * { ms: 0.001, s: 1, m: 60, h: 3600 }[(match?.[2] ?? "s") as "s"];
  if (!(seconds > 0)) throw new InvalidArgumentError(say("needsDuration").en);
  return seconds;
}
