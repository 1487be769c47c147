import { expect, test } from "@playwright/test";
import fc from "fast-check";
import type { types } from "hls-parser";
import { parse } from "hls-parser";
import { type MediaFault, noFaults } from "./faults.js";
import { isLive, livePlaylist, vodPlaylist } from "./playlist.js";

const live = (now: number, ...faults: MediaFault[]) =>
  parse(livePlaylist({ now, startedAt: 0, query: "?token=T" }, new Set(faults))) as types.MediaPlaylist;
const vod = (seconds: number, ...faults: MediaFault[]) =>
  parse(vodPlaylist({ seconds, query: "" }, new Set(faults))) as types.MediaPlaylist;
const sum = ({ segments }: types.MediaPlaylist) => segments.reduce((total, { duration }) => total + duration, 0);

test("a live playlist is a window that moves on by one segment in two seconds", () => {
  const before = live(100_000);
  const after = live(102_000);
  expect(before).toMatchObject({ endlist: false, targetDuration: 2, segments: { length: 5 } });
  expect(after.mediaSequenceBase).toBe((before.mediaSequenceBase ?? 0) + 1);
  expect(after.segments.slice(0, 4).map(({ uri }) => uri)).toEqual(before.segments.slice(1).map(({ uri }) => uri));
  expect(before.segments[0]?.uri).toBe(`${before.mediaSequenceBase}.ts?token=T`);
});

test("a stream that has just begun, or begins in the future, shows three segments", () => {
  for (const now of [0, 1999, -60_000]) {
    expect(live(now)).toMatchObject({ mediaSequenceBase: 0, segments: { length: 3 } });
  }
});

test("every listed segment is there, the next is not, and a dropped one stays for a while", () => {
  const view = { now: 100_000, startedAt: 0 };
  const { mediaSequenceBase: first = 0 } = live(view.now);
  const there = (n: number) => isLive(view, n);
  expect([first, first + 4].every(there)).toBe(true);
  expect(there(first + 5)).toBe(false);
  expect(there(first - 5)).toBe(true);
  expect(there(first - 11)).toBe(false);
});

test("the durations of a video's segments add up to the video's", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), (seconds) => {
      const playlist = vod(seconds);
      expect(playlist).toMatchObject({ endlist: true, playlistType: "VOD", targetDuration: 2 });
      expect(sum(playlist)).toBeCloseTo(seconds, 3);
    }),
    { numRuns: 30 },
  );
  expect(sum(vod(12.04))).toBeCloseTo(12.04, 3);
  expect(sum(vod(0.001))).toBeCloseTo(0.04, 3);
});

test("each fault of a playlist shows", () => {
  const sequence = (fault: MediaFault) =>
    [0, 2000, 4000, 6000].map((ms) => live(100_000 + ms, fault).mediaSequenceBase);
  expect(sequence("live-frozen")).toEqual([0, 0, 0, 0]);
  expect(sequence("live-sequence-wrong")).toEqual([48, 47, 50, 49]);
  expect(live(0, "live-ended").endlist).toBe(true);
  expect(vod(10, "vod-without-end").endlist).toBe(false);
  expect(sum(vod(10, "vod-duration-wrong"))).toBe(20);
  const asText = (fault: MediaFault) => livePlaylist({ now: 0, startedAt: 0, query: "" }, new Set([fault]));
  expect(asText("live-target-duration-wrong")).toContain("#EXT-X-TARGETDURATION:1\n");
  expect(asText("playlist-not-hls")).not.toContain("#EXTM3U");
  expect(vodPlaylist({ seconds: 1, query: "" }, noFaults)).toContain("#EXTINF:1.000,\n0.ts\n");
});
