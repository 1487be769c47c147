import type { ScenarioName } from "../../load/profiles.js";
import type { Passing, Tamper } from "./tampering-proxy.js";

/** A mistake of a platform that shows under load. */
export interface Tampering {
  scenario: ScenarioName;
  does: string;
  /** The requirement that is violated, or the metric whose threshold is crossed. */
  blamed: string;
  /** Made anew for each run, since most remember something. */
  tamper(): Tamper;
  /** Seconds; the smoke profile's own when left out. */
  duration?: number;
}

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const is = ({ url }: Passing, end: string) => url.pathname.endsWith(end);
const pageOf = ({ url }: Passing) => Number(url.searchParams.get("page") ?? 1);
const isList = (passing: Passing) => passing.url.pathname.includes("/stat/") && passing.json?.page_info !== undefined;
/** Calls that setup makes before the run are left alone. */
const afterSetup = 30;

/** Spoils every n-th answer of a path. */
const every =
  (n: number, end: string, spoil: (passing: Passing) => void): (() => Tamper) =>
  () =>
  async (passing) => {
    if (is(passing, end) && passing.number % n === 0) spoil(passing);
    return undefined;
  };

const inPages =
  (spoil: (passing: Passing) => void): (() => Tamper) =>
  () =>
  async (passing) => {
    if (isList(passing) && pageOf(passing) > 1) spoil(passing);
    return undefined;
  };

/** Holds an answer for a moment; two that are held together change places. */
const swapping = (applies: (passing: Passing) => boolean) => (): Tamper => {
  let held: Passing | undefined;
  return async (passing) => {
    if (!applies(passing)) return undefined;
    if (held === undefined) {
      held = passing;
      await later(5);
      if (held === passing) held = undefined;
    } else {
      [held.json, passing.json] = [passing.json, held.json];
      held = undefined;
    }
    return undefined;
  };
};

const whileMany = (end: string, most: number, spoil: (passing: Passing) => "cut" | undefined) => (): Tamper => {
  let running = 0;
  return async (passing) => {
    if (!is(passing, end)) return undefined;
    running += 1;
    await later(5);
    const many = running > most;
    running -= 1;
    return many ? spoil(passing) : undefined;
  };
};

export const tamperings: Tampering[] = [
  {
    scenario: "play-address",
    does: "swaps the answers of parallel requests",
    blamed: "4.1-accessToken",
    duration: 1,
    tamper: swapping(
      (passing) => is(passing, "/play_address") && passing.url.searchParams.get("protocol_type") === "1",
    ),
  },
  {
    scenario: "play-address",
    does: "loses answers when many ask at once",
    blamed: "http_req_failed",
    duration: 1,
    tamper: whileMany("/play_address", 8, () => "cut"),
  },
  {
    scenario: "play-address",
    does: "has bursts of status 503",
    blamed: "http_req_failed",
    duration: 1,
    tamper: () => async (passing) => {
      if (is(passing, "/play_address") && passing.number % 40 > 36) [passing.status, passing.json] = [503, {}];
      return undefined;
    },
  },
  {
    scenario: "play-address",
    does: "fails inside at times",
    blamed: "4.1-success",
    duration: 1,
    tamper: every(25, "/play_address", (passing) => {
      [passing.status, passing.json] = [500, { errno: 500, error: "internal" }];
    }),
  },
  {
    scenario: "play-address",
    does: "answers at times with two megabytes",
    blamed: "4.1-success",
    duration: 1,
    tamper: every(25, "/play_address", (passing) => {
      passing.json = { ...passing.json, more: "x".repeat(2_000_000) };
    }),
  },
  {
    scenario: "play-address",
    does: "promises more bytes than it sends",
    blamed: "http_req_failed",
    duration: 1,
    tamper: every(25, "/play_address", (passing) => {
      passing.contentLength = JSON.stringify(passing.json).length + 20;
    }),
  },
  {
    scenario: "play-address",
    does: "cuts answers short by a Content-Length",
    blamed: "4.1-success",
    duration: 1,
    tamper: every(25, "/play_address", (passing) => {
      passing.contentLength = 40;
    }),
  },
  {
    scenario: "play-address",
    does: "becomes slower with each request",
    blamed: "http_req_duration",
    tamper: () => async (passing) => {
      if (is(passing, "/play_address")) await later(passing.number * 4);
      return undefined;
    },
  },
  {
    scenario: "play-address",
    does: "answers the protocol of somebody else",
    blamed: "4.1-protocol-type",
    duration: 1,
    tamper: every(7, "/play_address", (passing) => {
      passing.json.data.type = "rtmp";
    }),
  },
  {
    scenario: "play-address",
    does: "gives every 60th request the answer of the one before",
    blamed: "4.1-accessToken",
    duration: 3,
    tamper: () => {
      let before: Passing["json"] = null;
      return async (passing) => {
        if (!is(passing, "/play_address")) return undefined;
        const own = structuredClone(passing.json);
        if (passing.number > afterSetup && passing.number % 60 === 0 && before !== null) passing.json = before;
        before = own;
        return undefined;
      };
    },
  },
  {
    scenario: "stat-paging",
    does: "is late every 100th time",
    blamed: "http_req_duration",
    duration: 4,
    tamper: () => {
      let number = 0;
      return async () => {
        number += 1;
        if (number % 100 === 0) await later(2000);
        return undefined;
      };
    },
  },
  {
    scenario: "hls-preload",
    does: "cuts every fifth segment short",
    blamed: "4.1-hls-segment",
    duration: 1,
    tamper: () => {
      let number = 0;
      return async (passing) => {
        if (!is(passing, ".ts")) return undefined;
        number += 1;
        if (number % 5 === 0) passing.body = passing.body.subarray(0, Math.floor(passing.body.length / 2) - 50);
        return undefined;
      };
    },
  },
  {
    scenario: "hls-preload",
    does: "jumps back in its playlists after two seconds",
    blamed: "4.1-hls-advances",
    tamper: () => {
      const first = new Map<string, { at: number; body: Buffer }>();
      return async (passing) => {
        if (!is(passing, "/index.m3u8") || passing.status !== 200) return undefined;
        const { pathname } = passing.url;
        const known = first.get(pathname) ?? { at: Date.now(), body: passing.body };
        first.set(pathname, known);
        if (Date.now() - known.at > 2000) passing.body = known.body;
        return undefined;
      };
    },
  },
  {
    scenario: "hls-preload",
    does: "lets tokens expire after two seconds",
    blamed: "4.1-hls-playlist",
    tamper: () => {
      const begun = new Map<string, number>();
      return async (passing) => {
        if (!is(passing, "/index.m3u8")) return undefined;
        const known = begun.get(passing.url.search) ?? Date.now();
        begun.set(passing.url.search, known);
        if (Date.now() - known > 2000) [passing.status, passing.json] = [401, { errno: 401, error: "expired" }];
        return undefined;
      };
    },
  },
  {
    scenario: "hls-preload",
    does: "shows the same playlist and its segments for ever",
    blamed: "4.1-hls-advances",
    tamper: () => {
      const shown = new Map<string, Buffer>();
      return async (passing) => {
        const playlist = is(passing, "/index.m3u8") && passing.status === 200;
        if (!playlist) return undefined;
        const { pathname } = passing.url;
        if (!shown.has(pathname)) shown.set(pathname, passing.body);
        passing.body = shown.get(pathname) ?? passing.body;
        return undefined;
      };
    },
  },
  {
    scenario: "hls-preload",
    does: "gives the playlist of another stream",
    blamed: "4.1-hls-segment",
    duration: 1,
    tamper: () => {
      let [place, other] = ["", ""];
      return async (passing) => {
        if (!is(passing, "/index.m3u8") || passing.status !== 200) return undefined;
        const { pathname } = passing.url;
        if (pathname !== place) [place, other] = [pathname, place];
        const folder = other.replace("index.m3u8", "");
        const text = passing.body.toString();
        if (folder !== "" && passing.number % 2 === 0)
          passing.body = Buffer.from(text.replace(/^\d+\.ts/gm, (name) => folder + name));
        return undefined;
      };
    },
  },
  {
    scenario: "hls-preload",
    does: "answers a page at times where a playlist is due",
    blamed: "4.1-hls-playlist",
    duration: 1,
    tamper: () => {
      let number = 0;
      return async (passing) => {
        if (!is(passing, "/index.m3u8") || passing.status !== 200) return undefined;
        number += 1;
        if (number > 6 && number % 8 === 0) passing.body = Buffer.from("<html>busy</html>");
        return undefined;
      };
    },
  },
  {
    scenario: "hls-preload",
    does: "sends segments without a byte",
    blamed: "4.1-hls-segment",
    duration: 1,
    tamper: () => async (passing) => {
      if (is(passing, ".ts")) passing.body = Buffer.alloc(0);
      return undefined;
    },
  },
  {
    scenario: "hls-preload",
    does: "refuses to preload two streams at once",
    blamed: "4.2-success",
    duration: 1,
    tamper: () => {
      let running = 0;
      return async (passing) => {
        if (!is(passing, "/preload")) return undefined;
        running += 1;
        await later(5);
        if (running > 1) passing.json = { errno: 9, error: "busy" };
        running -= 1;
        return undefined;
      };
    },
  },
  {
    scenario: "stat-paging",
    does: "counts the rows anew on each page",
    blamed: "13.1-snapshot",
    duration: 1,
    tamper: inPages(({ json }) => {
      json.page_info.total_num += 1;
    }),
  },
  {
    scenario: "stat-paging",
    does: "leaves the last page empty",
    blamed: "13.1-pages",
    duration: 2,
    tamper: inPages(({ json }) => {
      if (json.page_info.current_page === json.page_info.page_total) json.result = [];
    }),
  },
  {
    scenario: "stat-paging",
    does: "forgets a page_key after two seconds",
    blamed: "13.1-page-key",
    tamper: () => {
      const given = new Map<string, number>();
      return async (passing) => {
        if (!isList(passing)) return undefined;
        const key = passing.json.page_info.page_key as string;
        if (!given.has(key)) given.set(key, Date.now());
        if (pageOf(passing) > 1 && Date.now() - (given.get(key) ?? 0) > 2000)
          passing.json = { errno: 3, error: "page_key expired" };
        return undefined;
      };
    },
  },
  {
    scenario: "stat-paging",
    does: "swaps pages that are asked for in parallel",
    blamed: "13.1-pages",
    tamper: swapping((passing) => isList(passing) && pageOf(passing) > 1 && is(passing, "getonlinelist")),
  },
  {
    scenario: "stat-paging",
    does: "mixes the rows of another product in",
    blamed: "13.2-own-product",
    duration: 1,
    tamper: inPages(({ json, number }) => {
      if (number % 10 === 0 && json.result[0]) json.result[0].productid += 1;
    }),
  },
  {
    scenario: "stat-paging",
    does: "loses a field at times",
    blamed: "13.1-onlinetime",
    duration: 1,
    tamper: inPages(({ json, number }) => {
      if (number % 10 === 0 && json.result[0]) delete json.result[0].onlinetime;
    }),
  },
  {
    scenario: "mixed",
    does: "is late every 20th time",
    blamed: "http_req_duration",
    duration: 2,
    tamper: () => async (passing) => {
      if (passing.number > afterSetup && passing.number % 20 === 0) await later(1200);
      return undefined;
    },
  },
];
