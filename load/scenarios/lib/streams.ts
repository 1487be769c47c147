import { fail, sleep } from "k6";
import http from "k6/http";
import { mediaBase, playlistUrl, type TokenForm, tokenForms } from "./address.js";
import { mayPlay } from "./allowed.js";
import { apiUrl } from "./api.js";
import { isLost } from "./live-media.js";
import { settings, target } from "./settings.js";

export interface Stream {
  deviceId: string;
  channelId: number;
  /** Named by the target file: it is there as long as the run. */
  fixture: boolean;
}

/** What setup found; it reaches every virtual user as a copy. */
export interface Found {
  streams: Stream[];
  /** How a token is joined to a playlist's address; null when no playlist was found, then none is followed. */
  form: TokenForm | null;
  /** Why no playlist opens although its address may be asked; null where one does, or none may be put under load. */
  unplayable: string | null;
  /** Whether https-hls can be followed here: a certificate that nobody vouches for is not judged. */
  secure: boolean;
}

const most = 12;

/** Finds live streams: the target file's, and what 13.2 shows as pushing. */
export async function findStreams(): Promise<Found> {
  const streams: Stream[] = [];
  const { online } = target.fixtures;
  if (online !== undefined)
    streams.push({ deviceId: String(online.deviceId), channelId: Number(online.channelId), fixture: true });
  for (const row of await pushingRows()) {
    const stream = { deviceId: String(row.deviceid), channelId: Number(row.channelid), fixture: false };
    const known = streams.some(
      ({ deviceId, channelId }) => deviceId === stream.deviceId && channelId === stream.channelId,
    );
    if (!known && streams.length < most && (await addressOf(stream, 1)) !== null) streams.push(stream);
  }
  if (streams.length === 0) fail("no live stream: name one in the target file's fixtures.online");
  return { streams, ...(await learnForm(streams)) };
}

/** Ends the run before it begins when the target is not there. */
export async function reachTarget(): Promise<void> {
  await pushingRows();
}

/** Rows of the first page of 13.2. Ends the run when the target cannot be reached or does not take the key. */
async function pushingRows(): Promise<{ [name: string]: unknown }[]> {
  const answer = await patiently(apiUrl("/ipc/video/stat/getpushlist", { productid: target.productId, page_size: 20 }));
  if (answer.status === 0) fail(`unreachable: ${target.apiAddress}: ${answer.error}`);
  if (answer.status === 401 || answer.status === 403) fail(`key refused: HTTP status ${answer.status}`);
  const { result } = objectOf(answer);
  return Array.isArray(result) ? result.filter((row) => typeof row === "object" && row !== null) : [];
}

/** What 4.1 answers, or null when it refuses. */
async function addressOf(stream: Stream, protocol: number): Promise<{ addr: string; token: string } | null> {
  const query = { device_id: stream.deviceId, channel_id: stream.channelId, protocol_type: protocol };
  const { data } = objectOf(await patiently(apiUrl("/ipc/video/play_address", query))) as {
    data?: { [name: string]: unknown };
  };
  if (typeof data?.addr !== "string" || typeof data.accessToken !== "string") return null;
  return { addr: data.addr, token: data.accessToken };
}

type Learnt = Pick<Found, "form" | "secure" | "unplayable">;

async function learnForm(streams: Stream[]): Promise<Learnt> {
  let unplayable: string | null = null;
  for (const stream of streams.slice(0, 3)) {
    const plain = await addressOf(stream, 1);
    if (plain === null || !mayPlay(mediaBase(plain.addr, target, false))) continue;
    const form = await formOf(stream, plain, false, tokenForms);
    if (form === null) {
      unplayable = `no playlist of live_${stream.deviceId}_${stream.channelId} opens at ${plain.addr}`;
      continue;
    }
    const safe = await addressOf(stream, 2);
    const secure =
      safe !== null &&
      mayPlay(mediaBase(safe.addr, target, true)) &&
      (await formOf(stream, safe, true, [form])) !== null;
    return { form, secure, unplayable: null };
  }
  return { form: null, secure: false, unplayable };
}

/** The first form that opens the playlist; a stream that nobody watches may take a moment. */
async function formOf(
  stream: Stream,
  { addr, token }: { addr: string; token: string },
  secure: boolean,
  forms: TokenForm[],
): Promise<TokenForm | null> {
  const until = Date.now() + settings.patience * 1000;
  do {
    for (const form of forms) {
      const url = playlistUrl(mediaBase(addr, target, secure), stream.deviceId, stream.channelId, token, form);
      const answer = await http.get(url, {
        tags: { name: "playlist", kind: "setup" },
        timeout: `${settings.patience}s`,
        responseCallback: anyStatus,
      });
      if (answer.status === 0 && secure) return null;
      if (answer.status === 200 && String(answer.body).includes("#EXTM3U")) return form;
    }
    await sleep(0.25);
  } while (Date.now() < until);
  return null;
}

const anyStatus = http.expectedStatuses({ min: 0, max: 599 } as never);

/** A call of setup: repeated when it is lost, since nothing is measured yet. */
async function patiently(url: string) {
  const params = {
    headers: { "api-key": target.masterKey },
    tags: { name: "setup", kind: "setup" },
    timeout: `${settings.patience}s`,
    redirects: 0,
    responseCallback: anyStatus,
  };
  let answer = await http.get(url, params);
  for (let tries = 1; tries < 3 && isLost(answer.status); tries += 1) {
    await sleep(answer.status === 429 ? 1 : 0.3);
    answer = await http.get(url, params);
  }
  return answer;
}

function objectOf(answer: { json(): unknown }): { [name: string]: unknown } {
  try {
    const json = answer.json();
    return typeof json === "object" && json !== null ? (json as { [name: string]: unknown }) : {};
  } catch {
    return {};
  }
}
