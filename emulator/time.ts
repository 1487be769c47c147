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

/** `00:04:43`; hours grow beyond two digits. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => (value < 10 ? `0${value}` : String(value));
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
