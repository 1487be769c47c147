import { Counter, Trend } from "k6/metrics";
import { blame } from "./ended.js";
import { loadSegment, mediaRequirement, shownUrl, type Viewing } from "./live-media.js";
import { changeFault, type MediaPlaylist } from "./playlist.js";
import { profile } from "./settings.js";
import { violate } from "./violations.js";

const playlistAge = new Trend("playlist_age", true);
const stalls = new Counter("stalls");
const stallTime = new Trend("stall_time", true);

/** RFC 8216, 6.2.1: a live playlist is renewed within one and a half target durations; half a second for the way. */
const renewal = { durations: 1.5, milliseconds: 500 };

/** Plays in real time: what has been fetched is played off, and the picture stalls when nothing is left. */
export class Player {
  /** The number of the segment to fetch next. */
  private next: number;
  /** When the picture began, and how many milliseconds of it there are. */
  private begun = 0;
  private playable = 0;
  private taken = 0;
  private latest: MediaPlaylist;
  /** When the playlist's present state was seen first. */
  private changed = Date.now();

  constructor(
    private readonly viewing: Viewing,
    playlist: MediaPlaylist,
    next: number,
  ) {
    this.latest = playlist;
    this.next = next;
  }

  get targetDuration(): number {
    return this.latest.targetDuration;
  }

  /**
   * Holds a playlist against the one before. @param asked when it was asked for: the state that it shows held until then, however
   * late this program came to read it
   * @returns false when the stream has broken its promise
   */
  async renew(playlist: MediaPlaylist, asked: number): Promise<boolean> {
    const before = this.latest;
    this.latest = playlist;
    playlistAge.add(Date.now() - this.changed);
    const fault = changeFault(before, playlist);
    if (fault !== null) {
      violate(mediaRequirement.advances, fault, shownUrl(this.viewing));
      return false;
    }
    if (endOf(playlist) > endOf(before)) {
      this.changed = Date.now();
      return true;
    }
    const still = asked - this.changed;
    if (still <= renewal.durations * playlist.targetDuration * 1000 + renewal.milliseconds) return true;
    const told = `the playlist stands still for ${(still / 1000).toFixed(1)} s; its target duration is ${playlist.targetDuration} s`;
    await blame(this.viewing.stream, mediaRequirement.advances, told, shownUrl(this.viewing));
    return false;
  }

  /** Fetches the segments that the playlist shows and this viewer has not; at most so many. */
  async take(most: number): Promise<boolean> {
    const playlist = this.latest;
    // What has left the playlist while we were away cannot be had any more.
    this.next = Math.max(this.next, playlist.sequence);
    for (let count = 0; count < most && this.next < endOf(playlist); count += 1) {
      const segment = playlist.segments[this.next - playlist.sequence];
      const look = !playlist.opaque && (this.taken === 0 || this.next % profile.followEvery === 0);
      if (segment === undefined || !(await loadSegment(this.viewing, segment.uri, look))) return false;
      this.next += 1;
      this.play(segment.seconds);
    }
    return true;
  }

  private play(seconds: number): void {
    const now = Date.now();
    if (this.taken === 0) this.begun = now;
    const late = now - this.begun - this.playable;
    if (this.taken > 0 && late > 0) {
      stalls.add(1);
      stallTime.add(late);
      this.playable += late;
    }
    this.taken += 1;
    this.playable += seconds * 1000;
  }
}

/** The number after the last segment. */
function endOf({ sequence, segments }: MediaPlaylist): number {
  return sequence + segments.length;
}
