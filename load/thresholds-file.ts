import { readFileSync } from "node:fs";
import { UsageError } from "../schemas/usage-error.js";
import { say } from "./messages.js";

/**
 * The text of the file of `--thresholds`, once it has been seen to be an object: the script that parses it cannot say whose it is.
 * @throws UsageError where it cannot be read or is no object in JSON
 */
export function readThresholds(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(say("thresholdsNotRead", { path, problem: (error as Error).message }));
  }
  if (!isObject(text)) throw new UsageError(say("thresholdsNotJson", { path }));
  return text;
}

function isObject(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}
