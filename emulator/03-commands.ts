import { type Call, type Handlers, type Result, text } from "./call.js";
import { answerOf } from "./camera.js";
import { deviceFor } from "./keys.js";
import type { Platform } from "./platform.js";
import { invalid } from "./refusal.js";

/** What the platform says of a command (286-292). */
const status = { offline: 0, sent: 2, answered: 4 } as const;

/** Chapter 3: commands, which the platform hands on without looking into them. */
export function commands(platform: Platform): Handlers {
  return { "3.1": (call) => sent(platform, call) };
}

function sent(platform: Platform, { identity, query, raw }: Call): Result {
  if (query.device_id === undefined) throw invalid("device_id is required");
  const device = deviceFor(platform, identity, text(query.device_id));
  const { random } = platform;
  const cmd_uuid = `${random.below(10_000)}-${random.below(1000)}-${random.text(10)}`;
  if (!device.online) return { data: { cmd_uuid, cmd_status: status.offline } };
  const response = answerOf(platform, device, raw);
  if (Number(query.qos ?? 0) !== 1) return { data: { cmd_uuid, cmd_status: status.sent } };
  const { code, data } = response;
  const resp_data = Buffer.from(JSON.stringify(data)).toString("base64");
  return { data: { cmd_uuid, cmd_status: status.answered, dev_resp: { resp_code: code, resp_data } } };
}
