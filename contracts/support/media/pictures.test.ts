import { expect, test } from "@playwright/test";
import { picturesOf } from "./pictures.js";
import type { Packet } from "./transport-stream.js";

const slice = 0x41;
const keySlice = 0x65;
const oneSecond = 90_000;

/** A PES packet of video with one picture, shown at this time of 90 kHz. */
function picture(time: number, nal: number, randomAccess = false): Packet {
  const bits = (shift: number, mask: number) => (Math.floor(time / 2 ** shift) & mask) << 1;
  const pts = [bits(30, 7) | 0x21, bits(15, 0x7fff) >> 8, bits(15, 0xff) | 1, bits(0, 0x7fff) >> 8, bits(0, 0xff) | 1];
  const payload = Uint8Array.from([0, 0, 1, 0xe0, 0, 0, 0x80, 0x80, 5, ...pts, 0, 0, 0, 1, nal, 0x88]);
  return { sync: true, pid: 0x101, starts: true, randomAccess, payload };
}

test("a segment lasts from its first picture to the end of its last one, in whatever order they come", () => {
  const times = [0, 2, 1, 3].map((second) => 7 * 2 ** 30 + second * oneSecond);
  expect(picturesOf(times.map((time) => picture(time, slice))).seconds).toBeCloseTo(4);
});

test("one picture, none, or times on both sides of the turn do not tell how long a segment lasts", () => {
  expect(picturesOf([picture(0, slice)]).seconds).toBeNaN();
  expect(picturesOf([]).seconds).toBeNaN();
  expect(picturesOf([picture(2 ** 33 - oneSecond, slice), picture(0, slice)]).seconds).toBeNaN();
});

test("a decoder can begin with a key picture, or where the packet says so, and with nothing else", () => {
  expect(picturesOf([picture(0, slice), picture(oneSecond, keySlice)]).hasStart).toBe(true);
  expect(picturesOf([picture(0, slice, true)]).hasStart).toBe(true);
  expect(picturesOf([picture(0, slice)]).hasStart).toBe(false);
});
