/** What lies behind a media address; undefined where nothing came. */
export type Fetched = { status: number; type: string; bytes: Uint8Array } | undefined;

/** What the page of a browser may fetch. */
export interface Visits {
  get(address: string, range: string | undefined): Promise<Fetched>;
  /** What it asked for and did not get, since it may not: other hosts, and more than is reasonable. */
  readonly left: string[];
}

/** A player needs some ten of them. */
const mostVisits = 100;
const mostBytes = 64 * 1024 * 1024;

/** Fetches only from the host that the address names, on any of its ports, and only so much. */
export function visitsOf(address: string, fetch: (address: string) => Promise<Fetched>): Visits {
  const host = hostOf(address);
  const left = new Set<string>();
  let visits = 0;
  let bytes = 0;
  return {
    get left() {
      return [...left];
    },
    async get(url, range) {
      if (host === undefined || hostOf(url) !== host) {
        left.add(`not fetched from another host: ${(hostOf(url) ?? url).slice(0, 100)}`);
        return undefined;
      }
      if (++visits > mostVisits || bytes > mostBytes) {
        left.add("the player asks for too much");
        return undefined;
      }
      const got = await fetch(url);
      bytes += got?.bytes.length ?? 0;
      return got && part(got, range);
    },
  };
}

/** The host of an address of HTTP; undefined for any other. */
function hostOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  return protocol === "http:" || protocol === "https:" ? hostname : undefined;
}

/** The bytes that a `Range` header asks for. */
function part(got: NonNullable<Fetched>, range: string | undefined): Fetched {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  if (from === undefined || got.status !== 200) return got;
  return { ...got, status: 206, bytes: got.bytes.subarray(Number(from), to ? Number(to) + 1 : undefined) };
}
