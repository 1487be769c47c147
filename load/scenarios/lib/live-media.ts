import http, { type RefinedResponse } from "k6/http";
import { resolveUrl } from "./address.js";
import { mayPlay } from "./allowed.js";
import { blame } from "./ended.js";
import { type MediaPlaylist, parsePlaylist, playlistFault, strangerIn } from "./playlist.js";
import { settings } from "./settings.js";
import type { Stream } from "./streams.js";
import { isSegment } from "./transport-stream.js";
import { violate } from "./violations.js";

export const mediaRequirement = {
  address: "4.1-hls-live-address",
  playlist: "4.1-hls-playlist",
  live: "4.1-hls-live",
  advances: "4.1-hls-advances",
  segment: "4.1-hls-segment",
};

/** One viewer of one stream. */
export interface Viewing {
  stream: Stream;
  /** All streams of the run: none of them may show where another one is due. */
  streams: readonly Stream[];
  url: string;
  /** The tag that tells the two groups apart. */
  preload: "yes" | "no";
}

/** No answer in the meaning of the document: it is counted as a failed request. */
export function isLost(status: number): boolean {
  return status === 0 || status === 429 || status >= 500;
}

/** What an answer for a playlist is: a playlist; `refused`, which may mean "not yet"; or something else. */
export function kindOf({ status, body }: Pick<RefinedResponse<"text">, "status" | "body">) {
  if (isLost(status)) return "lost";
  if (status >= 300) return "refused";
  const text = String(body).replace(/^\uFEFF/, "");
  if (text.startsWith("#EXTM3U")) return "playlist";
  return /^\s*\{/.test(text) ? "refused" : "garbage";
}

export const playlistParams = {
  tags: { name: "playlist", kind: "media" },
  timeout: `${settings.patience}s`,
  redirects: 2,
  // A stream that nobody watches may take a moment to start; what is refused for good is a violation.
  responseCallback: http.expectedStatuses({ min: 200, max: 399 }, 401, 403, 404),
};

/** The media playlist; `lost`: no answer about it, `none`: a refusal, or a violation that is counted already. */
export async function loadPlaylist(viewing: Viewing): Promise<MediaPlaylist | "lost" | "none"> {
  let { url } = viewing;
  for (let hops = 0; hops < 2; hops += 1) {
    const answer = await http.get(url, playlistParams);
    const kind = kindOf(answer as RefinedResponse<"text">);
    if (kind === "lost") return "lost";
    if (kind === "refused") return "none";
    const playlist = kind === "garbage" ? null : parsePlaylist(String(answer.body));
    if (playlist === null) {
      violate(mediaRequirement.playlist, "the answer is no playlist", shownUrl(viewing));
      return "none";
    }
    if (playlist.kind === "media") {
      await judge(viewing, playlist, String(answer.body));
      return playlist;
    }
    url = resolveUrl(url, playlist.variants[0] ?? "");
    if (!mayPlay(url)) return "lost";
    viewing.url = url;
  }
  return "none";
}

async function judge(viewing: Viewing, playlist: MediaPlaylist, text: string): Promise<void> {
  const fault = playlistFault(playlist);
  if (fault !== null) violate(mediaRequirement.playlist, fault, shownUrl(viewing));
  if (playlist.ended) {
    await blame(viewing.stream, mediaRequirement.live, "a live playlist ends with EXT-X-ENDLIST", shownUrl(viewing));
  }
  const stranger = strangerIn(text, viewing.stream, viewing.streams);
  if (stranger !== null)
    violate(mediaRequirement.segment, `the playlist names segments of ${stranger}`, shownUrl(viewing));
}

/** Fetches a segment. @param look whether its bytes are judged; of the others the status is enough */
export async function loadSegment(viewing: Viewing, uri: string, look: boolean): Promise<boolean> {
  const url = resolveUrl(viewing.url, uri);
  if (!mayPlay(url)) return false;
  const answer = await http.get(url, {
    tags: { name: "segment", kind: "media" },
    timeout: `${settings.patience}s`,
    redirects: 2,
    responseType: look ? "binary" : "none",
  });
  if (isLost(answer.status)) return false;
  const shown = `GET ${url.replace(/\?.*$/, "?…")}`;
  if (answer.status !== 200) {
    const told = `a segment that the playlist names: HTTP status ${answer.status}`;
    await blame(viewing.stream, mediaRequirement.segment, told, shown);
    return false;
  }
  if (look && !isSegment(answer.body)) {
    violate(
      mediaRequirement.segment,
      "a segment is neither whole packets of MPEG-TS with a programme nor fragmented MP4",
      shown,
    );
    return false;
  }
  return true;
}

export function shownUrl({ url }: Viewing): string {
  return `GET ${url.replace(/\?.*$/, "?…")}`;
}
