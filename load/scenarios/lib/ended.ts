import { sleep } from "k6";
import http from "k6/http";
import { withQuery } from "./address.js";
import { settings, target } from "./settings.js";
import { violate } from "./violations.js";

/** A stream that may be somebody else's. */
interface Stream {
  deviceId: string;
  channelId: number;
  fixture: boolean;
}

/** So often a virtual user waits for the list to catch up, then it takes what it has seen for what it would see. */
const mostWaits = 2;
let waits = 0;
let hadEnded = false;

/** Something about a stream that the document does not allow, unless the stream is somebody else's and has just ended. */
export async function blame(stream: Stream, requirement: string, message: string, call: string): Promise<void> {
  if (!(await hasEnded(stream))) violate(requirement, message, call);
}

/** Whether a stream that the target file does not name is pushed no more (13.2): others come and go as they like. */
export async function hasEnded(stream: Stream): Promise<boolean> {
  if (stream.fixture) return false;
  if (!(await isPushed(stream))) return true;
  if (waits >= mostWaits) return hadEnded;
  waits += 1;
  // The list may show it a moment longer than it lasts.
  await sleep(target.declared.settleSeconds + 0.5);
  hadEnded = !(await isPushed(stream));
  return hadEnded;
}

async function isPushed({ deviceId, channelId }: Stream): Promise<boolean> {
  const query = { productid: target.productId, deviceid: deviceId, channelid: channelId };
  const answer = await http.get(withQuery(`${target.apiAddress}/ipc/video/stat/getpushlist`, query), {
    headers: { "api-key": target.masterKey },
    tags: { name: "still_pushed", kind: "setup" },
    timeout: `${settings.patience}s`,
    redirects: 0,
    responseCallback: http.expectedStatuses({ min: 0, max: 599 } as never),
  });
  try {
    const { result } = answer.json() as { result?: unknown };
    return (
      Array.isArray(result) &&
      result.some((row) => String(row?.deviceid) === deviceId && Number(row?.channelid) === channelId)
    );
  } catch {
    // Nobody told: the benefit of the doubt is the target's only where the list says so.
    return true;
  }
}
