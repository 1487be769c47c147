import { UsageError } from "../schemas/usage-error.js";
import { isLoopback } from "../target/loopback.js";
import type { Target } from "../target/target.js";
import { say } from "./messages.js";

/** The name in an address, without port, brackets kept. */
function hostOf(address: string): string {
  return new URL(address.includes("://") ? address : `http://${address}`).hostname.toLowerCase();
}

/**
 * Load is put on somebody's system only with his word: `load.consent` in the target file, except on loopback.
 * @throws UsageError naming the line that is missing; or when a rate above `load.maxRate` is asked for.
 */
export function requireConsent(target: Target, rate: number | undefined): void {
  const { consent, maxRate } = target.load;
  const wanted = `load ${target.name}`;
  if (!isLoopback(hostOf(target.apiAddress)) && consent !== wanted) {
    const found = consent === undefined ? say("missing") : JSON.stringify(consent);
    const host = hostOf(target.apiAddress);
    throw new UsageError(say("noConsent", { found, host, wanted: JSON.stringify(wanted) }));
  }
  if (rate !== undefined && maxRate !== undefined && rate > maxRate) {
    throw new UsageError(say("rateTooHigh", { rate, most: maxRate }));
  }
}

/** The hosts that a run may reach: the target's own, and those that the target file names. */
export function loadHosts(target: Target): string[] {
  const own = hostOf(target.apiAddress);
  const loopback = isLoopback(own) ? ["localhost", "127.0.0.1", "[::1]"] : [];
  const mapped = Object.values(target.overrides)
    .map(hostOf)
    .filter((host) => isLoopback(host) && loopback.length > 0);
  return [...new Set([own, ...loopback, ...mapped, ...target.load.hosts.map(hostOf)])];
}
