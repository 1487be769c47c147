import { expect, test } from "@playwright/test";
import { Media } from "./media.js";
import { packetsOf, type TestPacket } from "./test-packets.js";

const media = new Media();
const segment = (n: number) => media.vodSegment({ seconds: 1e9 }, n) as Buffer;
/** 2^33 ticks of 90 kHz are 95,443.7 s: the time starts again within this segment. */
const wrap = Math.floor(2 ** 33 / 180_000);

test("a segment starts with PAT and PMT, which tell of one stream of H.264", () => {
  const packets = packetsOf(segment(7));
  const pat = packets.find(({ pid }) => pid === 0) as TestPacket;
  const mapPid = pat.payload.readUInt16BE(1 + 8 + 2) & 0x1fff;
  const map = packets.find(({ pid }) => pid === mapPid) as TestPacket;
  expect(packets.indexOf(pat)).toBeLessThan(3);
  expect(packets.indexOf(map)).toBeLessThan(3);
  const h264 = 0x1b;
  expect(map.payload.readUInt8(1 + 12)).toBe(h264);
  const sectionLength = map.payload.readUInt16BE(2) & 0xfff;
  const oneStream = 9 + 5 + 4;
  expect(sectionLength).toBe(oneStream);
});

for (const [title, first] of [
  ["over the end of the loop", 3],
  ["over the end of the 33 bits of time", wrap - 2],
] as const) {
  test(`times and counters carry on ${title}`, () => {
    const packets = [...Array(12).keys()].flatMap((n) => packetsOf(segment(first + n)));
    for (const pid of new Set(packets.map((packet) => packet.pid))) {
      const counters = packets.filter((packet) => packet.pid === pid).map(({ counter }) => counter);
      expect(counters).toEqual(counters.map((_, n) => ((counters[0] as number) + n) % 16));
    }
    const frames = packets.filter(({ pts }) => pts !== undefined);
    expect(frames.map(({ pts }) => pts)).toEqual(frames.map((_, n) => (first * 180_000 + n * 3600) % 2 ** 33));
    expect(frames.map(({ pcr }) => pcr)).toEqual(frames.map(({ pts }) => pts));
  });
}

test("a video's last segment holds the frames that are left, no more", () => {
  const frames = (seconds: number, n: number) =>
    packetsOf(media.vodSegment({ seconds }, n) as Buffer).filter(({ pts }) => pts !== undefined).length;
  expect(frames(3, 0)).toBe(50);
  expect(frames(3, 1)).toBe(25);
  expect(frames(12.04, 6)).toBe(1);
  expect(media.vodSegment({ seconds: 12 }, 6)).toBeUndefined();
});
