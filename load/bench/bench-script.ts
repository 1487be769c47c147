import http from "k6/http";
import { callApi } from "../scenarios/lib/api.js";
import { target } from "../scenarios/lib/settings.js";

/** The dearest path of the scenarios, again and again: a call with its tags, decoded, parsed and judged by the contract. */
const url = `${target.apiAddress}/ipc/video/play_address?device_id=1&channel_id=1&protocol_type=1`;
const bare = __ENV.MODE === "bare";

/** What `callApi` sends, without judging what comes back. */
const sameCall = {
  headers: { "api-key": target.masterKey },
  tags: { name: "play_address", kind: "api" },
  timeout: "3s",
  redirects: 0,
  responseType: "text" as const,
};

export const options = { thresholds: { "http_req_duration{name:play_address}": ["p(95)<10000"] } };

export default async function (): Promise<void> {
  if (bare) await http.get(url, sameCall);
  else await callApi({ section: "4.1", name: "play_address", url });
}
