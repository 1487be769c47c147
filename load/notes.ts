import type { LoadResult } from "../schemas/results/load.js";
import type { Target } from "../target/target.js";
import type { Drift } from "./drift.js";
import { say } from "./messages.js";

const marker = "note ";
/** Hosts that are told of; a target may name a new one in each answer. */
const mostHosts = 8;
/** What may stand in a target file as a host. */
const hostPattern = /^[\w.:[\]-]{1,200}$/;

/** Takes from the console what scripts leave alone: media on hosts that the target file does not name. */
export class LeftAlone {
  private readonly found = new Set<string>();

  hear(text: string): void {
    if (!text.startsWith(marker)) return;
    let told: { leftAlone?: unknown };
    try {
      told = JSON.parse(text.slice(marker.length));
    } catch {
      return;
    }
    const { leftAlone: host } = told;
    if (typeof host === "string" && hostPattern.test(host) && this.found.size < mostHosts) this.found.add(host);
  }

  get hosts(): string[] {
    return [...this.found];
  }
}

interface Seen {
  /** Hosts whose media were left alone. */
  hosts: readonly string[];
  target: Pick<Target, "load">;
  /** Answers with status 429, of all. */
  tooMany: number;
  requests: number;
  /** True where lists were walked that have no second page. */
  shallow: boolean;
  drifts: readonly Drift[];
  /** Typical milliseconds to the first picture; null where there were too few viewers of either kind to tell. */
  joins: { preloaded: number; cold: number } | null;
}

/** What preload must bring before it is said that it brings nothing: streams that begin sooner than this need none. */
const cold = { milliseconds: 200, gain: 0.15 };

/** What a reader of the run must know beside its verdict, with the line that would change it. */
export function notesOf(seen: Seen): NonNullable<LoadResult["notes"]> {
  const { hosts, target, tooMany, requests, shallow, drifts, joins } = seen;
  const notes: NonNullable<LoadResult["notes"]> = [];
  if (hosts.length > 0) {
    const line = `"hosts": ${JSON.stringify([...new Set([...target.load.hosts, ...hosts])])}`;
    notes.push(say("leftAlone", { hosts: hosts.join(", "), line }));
  }
  if (tooMany > 0) {
    const percent = ((tooMany / Math.max(1, requests)) * 100).toFixed(1);
    notes.push(say("tooMany", { count: tooMany, percent }));
  }
  if (shallow) notes.push(say("shallow"));
  for (const { operation, before, after } of drifts)
    notes.push(say("drift", { operation, before: before.toFixed(1), after: after.toFixed(1) }));
  if (joins !== null && joins.cold >= cold.milliseconds && joins.preloaded > joins.cold * (1 - cold.gain))
    notes.push(say("idlePreload", { preloaded: joins.preloaded.toFixed(0), cold: joins.cold.toFixed(0) }));
  return notes;
}
