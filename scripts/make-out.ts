import { makeFolder } from "../schemas/make-folder.js";
import { UsageError } from "../schemas/usage-error.js";
import { say } from "./messages.js";

/** Makes a folder that somebody named with an option. @throws UsageError where that cannot be */
export function makeOut(dir: string, option = "--out"): void {
  try {
    makeFolder(dir);
  } catch (error) {
    throw new UsageError(say("outNotMade", { option, dir, problem: (error as Error).message }));
  }
}
