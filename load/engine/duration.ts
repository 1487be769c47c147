import { say } from "./messages.js";
import { notAllowed } from "./not-allowed.js";

const units: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const whole = /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d))+$/;
const part = /(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d)/g;

/**
 * Milliseconds of a k6 duration: `"1m30s"`, `"500ms"`, or a number of milliseconds.
 * @throws UsageError naming `field` when it is neither.
 */
export function parseDuration(value: unknown, field: string): number {
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  const text = typeof value === "string" ? value.trim() : "";
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  if (!whole.test(text)) {
    throw notAllowed(field, value, say("aDuration"));
  }
  let total = 0;
  for (const [, number, unit] of text.matchAll(part)) total += Number(number) * (units[unit ?? ""] ?? 0);
  return total;
}

/** Milliseconds as k6 writes them: `90000` is `1m30s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds === 0) return "0s";
  const hours = Math.floor(milliseconds / 3_600_000);
  const minutes = Math.floor((milliseconds % 3_600_000) / 60_000);
  const seconds = (milliseconds % 60_000) / 1000;
  return `${hours ? `${hours}h` : ""}${minutes ? `${minutes}m` : ""}${seconds ? `${Number(seconds.toFixed(3))}s` : ""}`;
}
