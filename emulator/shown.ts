import type { Platform } from "./platform.js";
import { formatTime } from "./time.js";

/** A value that may never have been given, as the style shows that. */
export function shown<T>(platform: Platform, value: T | null, empty: unknown = ""): unknown {
  if (value !== null) return value;
  const { nothing } = platform.style;
  return nothing === "absent" ? undefined : nothing === "null" ? null : empty;
}

/** Whether something made at that moment is in the lists by now. */
export function listed(platform: Platform, madeAt: number): boolean {
  return platform.style.settleMs === 0 || madeAt + platform.style.settleMs <= platform.now();
}

/** A formatted time in the platform's own zone. */
export function timeText(platform: Platform, ms: number): string {
  return formatTime(ms, platform.style.zoneHours);
}
