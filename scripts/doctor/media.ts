import { hostAndPort } from "../../contracts/support/media/follow.js";
import { jsonOf } from "../../target/judged-answer.js";
import type { Target } from "../../target/target.js";
import type { Wire } from "../../target/wire.js";
import { say } from "./messages.js";
import type { Sign } from "./sign.js";

/** What 4.1 gives an address for, by its protocol_type. */
const protocols = ["RTMP", "HLS", "HTTPS-HLS"];
const usualPorts = [1935, 80, 443];
const connectSeconds = 5;

/** Whether the media of the online device can be reached from here: their ports are others than the API's. */
export async function examineMedia({ fixtures }: Target, wire: Wire): Promise<Sign[]> {
  const { online } = fixtures;
  if (!online) return [];
  const signs = protocols.map(async (protocol, type): Promise<Sign | null> => {
    const { deviceId, channelId } = online;
    const url = `/ipc/video/play_address?device_id=${deviceId}&channel_id=${channelId}&protocol_type=${type}`;
    const place = placeOf(jsonOf(await wire.send({ requirement: "doctor", method: "GET", url, key: "master" })), type);
    if (place === undefined) return null;
    const { failure } = await wire.raw({
      ...place,
      requirement: "doctor",
      bytes: new Uint8Array(),
      expectBytes: 0,
      timeoutSeconds: connectSeconds,
    });
    const told = { protocol, place: `${place.host}:${place.port}` };
    if (!failure) return { state: "good", what: say("media", told) };
    return {
      state: "bad",
      what: say("mediaBlocked", { ...told, problem: failure.message }),
      why: say("mediaBlockedWhy"),
      mend: `nc -vz ${place.host} ${place.port}`,
    };
  });
  return (await Promise.all(signs)).filter((sign) => sign !== null);
}

function placeOf(answer: unknown, type: number): ReturnType<typeof hostAndPort> {
  const { addr } = (answer as { data?: { addr?: unknown } } | null)?.data ?? {};
  return typeof addr === "string" ? hostAndPort(addr, usualPorts[type]) : undefined;
}
