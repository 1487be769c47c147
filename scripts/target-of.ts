import type { RunningEmulator } from "../emulator/options.js";
import type { Edition } from "../schemas/edition.js";
import { UsageError } from "../schemas/usage-error.js";
import type { Target } from "../target/target.js";
import type { Shell } from "./context.js";
import { say } from "./messages.js";
import type { TargetOptions } from "./options.js";

/** The embedded emulator declares a short life of its page keys, so that a run sees them end without a wait of minutes. */
const embeddedPageKeySeconds = 3;

/** The target of a command, and the emulator behind it where it is ours. */
export interface Chosen {
  target: Target;
  emulator: RunningEmulator | null;
}

/**
 * Finds what `[target]` means: a file, a URL, or the emulator, which is started.
 * @param edition where given, a file's claims must name its sections: else a slip would claim nothing, and all would be well
 * @throws UsageError where `CI` is set and nothing is said, or the file or the environment is wrong.
 */
export async function chooseTarget(
  options: TargetOptions & { schemas?: string },
  shell: Shell,
  edition?: Pick<Edition, "requirements">,
): Promise<Chosen> {
  const { readTarget, parseTarget, targetFromUrl } = await import("../target/target-file.js");
  if ((options.style || options.defect) && (options.target || options.url)) {
    throw new UsageError(say("emulatorOnly"));
  }
  if (options.target) {
    const sections = edition?.requirements.map(({ section }) => section);
    return { target: readTarget(options.target, shell.env, sections), emulator: null };
  }
  if (options.url) {
    if (options.key) shell.warn(shell.say(say("keyVisible")));
    return { target: targetFromUrl(options.url, shell.env, options), emulator: null };
  }
  if (!options.emulator && shell.env.CI) throw new UsageError(say("ciNeedsTarget"));
  const { startEmulatorThread } = await import("./emulator-thread.js");
  const emulator = await startEmulatorThread({
    pageKeySeconds: embeddedPageKeySeconds,
    ...(options.schemas ? { schemas: options.schemas } : {}),
    ...(options.style ? { style: options.style } : {}),
    ...(options.defect ? { defects: options.defect } : {}),
  });
  shell.print(shell.say(say("emulatorStarted", { url: emulator.url })));
  return { target: parseTarget(emulator.targetFile, "emulator", shell.env), emulator };
}
