import { type Handlers, text, type Value } from "./call.js";
import { deviceFor } from "./keys.js";
import { pageInfo } from "./paging.js";
import type { Platform } from "./platform.js";
import { invalid } from "./refusal.js";
import { timeText } from "./shown.js";
import { parseTime } from "./time.js";

/** Chapter 9: what a device sent within a time, in base64. */
export function messages(platform: Platform): Handlers {
  return {
    "9": ({ identity, query }) => {
      const device = deviceFor(platform, identity, text(query.device_id));
      const from = time(platform, query.begin_time, "begin_time");
      const to = time(platform, query.end_time, "end_time");
      const found = device.messages.filter(({ at }) => at >= from && at <= to);
      const size = Math.max(platform.style.pageSize, found.length);
      return {
        page_info: pageInfo(found.length, { number: 1, size }),
        result: found.map(({ at, id, content }) => ({
          create_time: timeText(platform, at),
          msg_id: id,
          msg: content.toString("base64"),
        })),
      };
    },
  };
}

function time(platform: Platform, value: Value, name: string): number {
  const ms = parseTime(text(value), platform.style.zoneHours);
  if (ms === null) throw invalid(`${name} is no time`);
  return ms;
}
