import type { Context } from "../../support/context.js";
import { type FoundPlaylist, getPlaylist } from "../../support/media/follow.js";
import { liveAddress, type tokenForms } from "../../support/media/live.js";
import { newest } from "../../support/media/playlist.js";
import { playAddress } from "../../support/recipes/04-live-playback.js";
import { NotTested } from "../../support/signals.js";

export type TokenForm = (typeof tokenForms)[number];

/** Seconds of one segment where the playlist does not tell. */
const usual = 2;
const longest = 10;

/** What came of watching for a while. */
export interface Seen {
  /** The last look. */
  last: FoundPlaylist | undefined;
  /** True where what was waited for came. */
  reached: boolean;
}

/** The live playlist by a fresh address; undefined where 4.1 gives none. */
export async function look(t: Context, form: TokenForm): Promise<FoundPlaylist | undefined> {
  try {
    const play = await playAddress(t);
    return await getPlaylist(t, liveAddress(t, play, `${form}${play.token}`));
  } catch (problem) {
    if (problem instanceof NotTested && problem.code === "PREREQUISITE_FAILED") return undefined;
    throw problem;
  }
}

export function isLive(found: FoundPlaylist | undefined): boolean {
  return found?.playlist !== undefined && !found.playlist.ended;
}

/** Watches until the stream has ended: no playlist, an ended one, or one that stands still for two segments' time. */
export async function watchEnd(t: Context, form: TokenForm, segment: number): Promise<Seen> {
  let last = await look(t, form);
  const end = t.now() + (t.target.declared.settleSeconds + 3 * segment + 2) * 1000;
  let moved = t.now();
  while (isLive(last) && t.now() < end) {
    await t.wait(segment / 4);
    const next = await look(t, form);
    if (numberOf(next) !== numberOf(last)) moved = t.now();
    last = next;
    if (t.now() - moved > (2 * segment + 1) * 1000) return { last, reached: true };
  }
  return { last, reached: !isLive(last) };
}

/** Watches until the stream is there and another than it was when it ended. */
export async function watchReturn(
  t: Context,
  form: TokenForm,
  segment: number,
  ended: FoundPlaylist | undefined,
): Promise<Seen> {
  let last = await look(t, form);
  const end = t.now() + (t.target.declared.settleSeconds + 4 * segment + 4) * 1000;
  const back = () => isLive(last) && (!isLive(ended) || numberOf(last) !== numberOf(ended));
  while (!back() && t.now() < end) {
    await t.wait(segment / 4);
    last = await look(t, form);
  }
  return { last, reached: back() };
}

export function segmentSeconds(found: FoundPlaylist | undefined): number {
  const told = found?.playlist?.targetDuration ?? Number.NaN;
  return told > 0 ? Math.min(told, longest) : usual;
}

function numberOf(found: FoundPlaylist | undefined): number {
  return found?.playlist ? newest(found.playlist) : Number.NaN;
}
