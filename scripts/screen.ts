import type { Look } from "../reports/console.js";
import { paintFor } from "../reports/paint.js";
import { createProgress, type Progress } from "../reports/progress.js";
import type { Shell } from "./context.js";

/** How this run shows itself: live on a terminal, plain lines elsewhere, on standard error where the result is on the output. */
export async function screenOf(shell: Shell, outputTaken: boolean): Promise<{ progress: Progress; look: Look }> {
  const stream = outputTaken ? process.stderr : process.stdout;
  const live = stream.isTTY === true && !shell.env.CI;
  const look: Look = {
    language: shell.language,
    paint: paintFor(stream.isTTY, shell.env),
    columns: stream.columns ?? 120,
  };
  return { progress: createProgress({ live, write: (text) => void stream.write(text) }, look), look };
}

/** One line that is written over on a terminal, and nothing elsewhere. */
export function movingLine(stream: NodeJS.WriteStream): { show(text: string): void; clear(): void } {
  const isLive = stream.isTTY === true && !process.env.CI;
  const write = (text: string) => {
    if (isLive) stream.write(`\r\u001b[2K${text}`);
  };
  return { show: write, clear: () => write("") };
}
