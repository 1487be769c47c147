import { expect, test } from "@playwright/test";
import { changeFaults, faultsOf, jumped, lengthOf, newest, type Playlist, readPlaylist } from "./playlist.js";

function read(text: string): Playlist {
  const playlist = readPlaylist(new TextEncoder().encode(text));
  if (!playlist) throw new Error("no playlist");
  return playlist;
}

function live(sequence: number, uris: string[], duration = 2, target = 2): Playlist {
  const segments = uris.map((uri) => `#EXTINF:${duration}.0,\n${uri}\n`).join("");
  return read(`#EXTM3U\n#EXT-X-TARGETDURATION:${target}\n#EXT-X-MEDIA-SEQUENCE:${sequence}\n${segments}`);
}

test("a media playlist is read with its segments, numbers and length", () => {
  const playlist = live(7, ["a.ts", "b.ts?t=1"]);
  expect(playlist).toMatchObject({ ended: false, targetDuration: 2, variants: [], opaque: false });
  expect(playlist.segments.map(({ sequence }) => sequence)).toEqual([7, 8]);
  expect([lengthOf(playlist), newest(playlist), faultsOf(playlist)]).toEqual([4, 8, []]);
});

test("an end, a key and a map are seen, line ends and a byte order mark do not matter", () => {
  const head = "\uFEFF#EXTM3U\r\n#EXT-X-TARGETDURATION:2\r\n";
  const text = `${head}#EXT-X-MAP:URI="i.mp4"\r\n#EXTINF:1.5,\r\na.m4s\r\n#EXT-X-ENDLIST\r\n`;
  expect(read(text)).toMatchObject({ ended: true, opaque: true });
});

test("a master playlist names its variants", () => {
  const text = '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="avc1.42c01e"\nlow/index.m3u8\n';
  expect(read(text).variants).toEqual(["low/index.m3u8"]);
});

test("what is no playlist is none, whatever it is", () => {
  for (const text of ["", "<html>", '{"errno":0}', "#EXTM3", "\0\u0001", "#EXTINF:1,\na.ts\n#EXTM3U"]) {
    expect(readPlaylist(new TextEncoder().encode(text))).toBeUndefined();
  }
});

test("rules of HLS that are broken are named", () => {
  expect(faultsOf(live(0, ["a.ts"], 4, 2))).toEqual(["over-target"]);
  expect(faultsOf(live(0, []))).toEqual(["no-segments"]);
  expect(faultsOf(read("#EXTM3U\n#EXTINF:2,\na.ts\n"))).toContain("no-target-duration");
});

test("a sequence that goes back, and a number that stands for another segment, are seen", () => {
  expect(changeFaults(live(5, ["5.ts", "6.ts"]), live(6, ["6.ts?sign=x", "7.ts"]))).toEqual([]);
  expect(changeFaults(live(5, ["5.ts"]), live(4, ["4.ts"]))).toEqual(["went-back"]);
  expect(changeFaults(live(5, ["5.ts", "6.ts"]), live(6, ["9.ts"]))).toEqual(["renamed"]);
});

test("a sequence that outruns the clock by more than a delay explains is seen", () => {
  const uris = ["a.ts", "b.ts", "c.ts"];
  expect(jumped(live(5, uris), live(7, uris), 4)).toBe(false);
  expect(jumped(live(5, uris), live(10, uris), 1)).toBe(false);
  expect(jumped(live(50, uris), live(70, uris), 4)).toBe(true);
});
