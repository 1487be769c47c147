import { summary } from "./01-fields.js";
import { type Call, Prepared, type Result, text, type Value } from "./call.js";
import { cut, pageOf } from "./paging.js";
import type { Platform } from "./platform.js";
import { invalid } from "./refusal.js";
import { listed } from "./shown.js";
import type { Device } from "./store/device.js";
import { authInfoKey } from "./store/devices.js";
import { parseTime } from "./time.js";

type Keep = (device: Device) => boolean;

const dayMs = 86_400_000;

/** 1.5: devices by every filter at once; a device key finds its own device alone. */
export function searched(platform: Platform, { identity, query }: Call): Result {
  platform.neighbours.live(platform.now());
  const page = pageOf(query.page, query.per_page, 30);
  const keeps = filters(platform, query);
  if (identity.kind === "device") keeps.push((device) => device === identity.device);
  const all = platform.store.devices.ordered;
  const found = keeps.length === 0 ? all : all.filter((device) => keeps.every((keep) => keep(device)));
  const rows = cut(found, page);
  const counts = { total_count: found.length, per_page: page.size, page: page.number };
  return new Prepared(
    () =>
      `"data":${JSON.stringify(counts).slice(0, -1)},"devices":[${rows.map((row) => rowJson(platform, row)).join()}]}`,
    () => ({ data: { ...counts, devices: rows.map((row) => summary(platform, row)) } }),
  );
}

function rowJson(platform: Platform, device: Device): string {
  device.rendered ??= JSON.stringify(summary(platform, device));
  return device.rendered;
}

function filters(platform: Platform, query: Call["query"]): Keep[] {
  const keeps: Keep[] = [];
  const on = <T extends Value>(value: T | undefined, keep: (value: T) => Keep) => {
    if (value !== undefined) keeps.push(keep(value));
  };
  if (platform.style.settleMs > 0) keeps.push((device) => listed(platform, device.createdAt));
  on(query.key_words, (given) => {
    const start = text(given);
    return ({ id, title }) => id.startsWith(start) || title.startsWith(start);
  });
  on(query.title, (given) => {
    const start = text(given).toLowerCase();
    return ({ title }) => title.toLowerCase().startsWith(start);
  });
  on(query.tag, (given) => (device) => device.tags.includes(text(given)));
  on(query.online, (given) => (device) => device.online === given);
  on(query.private, (given) => (device) => device.private === given);
  on(query.device_id, (given) => {
    const ids = new Set(text(given).split(","));
    return (device) => ids.has(device.id);
  });
  on(query.auth_info, (given) => authInfoFilter(text(given)));
  on(query.begin, (given) => {
    const from = day(platform, "begin", given);
    return (device) => device.createdAt >= from;
  });
  on(query.end, (given) => {
    const to = day(platform, "end", given) + dayMs;
    return (device) => device.createdAt < to;
  });
  return keeps;
}

/** The printed example asks for `{"auth":"auth123"}`; a plain text is asked for as itself. */
function authInfoFilter(given: string): Keep {
  const wanted = new Set([given]);
  try {
    const parsed: unknown = JSON.parse(given);
    if (typeof parsed === "string") wanted.add(parsed);
    if (typeof parsed === "object" && parsed !== null) {
      wanted.add(authInfoKey(parsed));
      const { auth } = parsed as { auth?: unknown };
      if (typeof auth === "string") wanted.add(auth);
    }
  } catch {
    // No JSON: the text itself is what is wanted.
  }
  return (device) => wanted.has(authInfoKey(device.authInfo));
}

function day(platform: Platform, name: string, given: Value): number {
  const ms = parseTime(text(given), platform.style.zoneHours);
  if (ms === null) throw invalid(`${name} is no date`);
  return ms;
}
