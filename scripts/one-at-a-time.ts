import { createHash } from "node:crypto";
import { createServer } from "node:net";
import type { Scope } from "../contracts/support/scope.js";
import { UsageError } from "../schemas/usage-error.js";
import { pause } from "../target/clock.js";
import type { Permission, Target } from "../target/target.js";
import { say } from "./messages.js";

/** What is switched for the whole product, or for a fixture that other runs watch. */
const switches: Permission[] = ["encryption", "camera", "record"];
const everyMilliseconds = 300;

/**
 * Keeps two runs of this machine from switching what the other one watches: the second waits, at most a third of its
 * own time. Free again as soon as the process that holds it is gone, however it ended (Linux; elsewhere nobody waits).
 * @throws UsageError where the other run does not end in time
 */
export async function oneAtATime(
  target: Target,
  scope: Scope,
  { signal, onWait }: { signal: AbortSignal; onWait(): void },
): Promise<() => void> {
  const isSwitching = !scope.readOnly && switches.some((permission) => target.allow.includes(permission));
  if (process.platform !== "linux" || !isSwitching) return () => undefined;
  const product = createHash("sha256").update(`${target.apiAddress} ${target.productId}`).digest("hex").slice(0, 24);
  const end = performance.now() + target.timeouts.runMinutes * 20_000;
  for (let tries = 0; ; tries++) {
    const release = await listenAt(`\0onenet-video-product-${product}`);
    if (release) return release;
    if (tries === 0) onWait();
    if (performance.now() > end) {
      throw new UsageError(say("otherRunStays", { name: target.name, product: target.productId }));
    }
    await pause(everyMilliseconds, signal).catch(() => undefined);
    if (signal.aborted) return () => undefined;
  }
}

/** Takes a name that one process at a time can have; null where another one has it. */
function listenAt(name: string): Promise<(() => void) | null> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(null) : reject(error),
    );
    server.listen(name, () => {
      server.unref();
      resolve(() => void server.close());
    });
  });
}
