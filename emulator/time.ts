const hourMs = 3_600_000;
const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}):(\d{2}))?$/;

/** `2018-01-04 16:27:40` in the zone `zoneHours` east of UTC. */
export function formatTime(ms: number, zoneHours: number): string {
  const iso = new Date(ms + zoneHours * hourMs).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** Milliseconds since the epoch, or null for what is no such time (`2018-02-30 00:00:00` is none). A bare date is its midnight. */
export function parseTime(text: string, zoneHours: number): number | null {
  const parts = pattern.exec(text);
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0)) as number[];
  const utc = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  const shown = formatTime(utc, 0);
  const exact = parts[4] === undefined ? shown.startsWith(text) : shown === text.replace("T", " ");
  return exact ? utc - zoneHours * hourMs : null;
}

const two = (value: number) => String(value).padStart(2, "0");
/** `00:00` to `59:59`, by the second: lists write ten thousand durations in a blink. */
const withinHour = Array.from({ length: 3600 }, (_, second) => `${two(Math.floor(second / 60))}:${two(second % 60)}`);
const hours = Array.from({ length: 100 }, (_, hour) => two(hour));

/** `00:04:43`; hours grow beyond two digits. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hour = Math.floor(seconds / 3600);
  return `${hours[hour] ?? hour}:${withinHour[seconds % 3600]}`;
}
