import { spawnSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import type { MediaFault } from "./faults.js";
import { Media } from "./media.js";
import { packetsOf } from "./test-packets.js";
import { picture } from "./timing.js";

const view = { now: 100_000, startedAt: 0 };
const segmentWith = (...faults: MediaFault[]) => new Media(new Set(faults)).liveSegment(view, 50);

test("ffprobe agrees about codec, size and every frame of a segment", () => {
  test.skip(spawnSync("ffprobe", ["-version"]).error !== undefined, "ffprobe is not installed");
  const fields = "stream=codec_name,profile,width,height:packet=pts,flags";
  const asked = ["-v", "error", "-show_entries", fields, "-of", "json", "-"];
  const { stdout, stderr } = spawnSync("ffprobe", asked, { input: segmentWith(), encoding: "utf8" });
  expect(stderr).toBe("");
  const told = JSON.parse(stdout) as { streams: unknown[]; packets: { pts: number; flags: string }[] };
  expect(told.streams).toEqual([{ codec_name: "h264", profile: "Constrained Baseline", ...picture }]);
  expect(told.packets.map(({ pts }) => pts)).toEqual([...Array(50).keys()].map((n) => 9_000_000 + n * 3600));
  expect(told.packets[0]?.flags).toContain("K");
});

test("a thumbnail is a whole JPEG, and another one later", () => {
  const media = new Media();
  const thumbnails = [0, 2000, 4000, 6000, 8000].map((now) => media.thumbnail(now));
  for (const jpeg of thumbnails) {
    expect(jpeg.readUInt16BE(0)).toBe(0xffd8);
    expect(jpeg.readUInt16BE(jpeg.length - 2)).toBe(0xffd9);
    const frame = jpeg.indexOf(Buffer.of(0xff, 0xc0));
    expect({ height: jpeg.readUInt16BE(frame + 5), width: jpeg.readUInt16BE(frame + 7) }).toEqual(picture);
  }
  expect(new Set(thumbnails).size).toBe(5);
  expect(media.thumbnail(Date.now())).toBeInstanceOf(Buffer);
});

test("each fault of a segment or a thumbnail shows", () => {
  expect(segmentWith("segment-missing")).toBeUndefined();
  expect(segmentWith("segment-not-ts")?.toString()).toContain("<!doctype html>");
  expect(segmentWith("segment-garbage")?.[0]).not.toBe(0x47);
  expect(packetsOf(segmentWith("segment-without-pat") as Buffer).some(({ pid }) => pid === 0)).toBe(false);
  expect(packetsOf(segmentWith() as Buffer).some(({ pid }) => pid === 0)).toBe(true);
  expect(new Media(new Set(["thumbnail-not-image"] as const)).thumbnail(0).toString()).toContain("errno");
});
