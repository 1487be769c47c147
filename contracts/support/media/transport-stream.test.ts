import { expect, test } from "@playwright/test";
import { readSegment } from "./transport-stream.js";

/** One packet of 188 bytes with this payload, filled up. */
function packet(pid: number, payload: number[], starts = true): number[] {
  const head = [0x47, (starts ? 0x40 : 0) | (pid >> 8), pid & 0xff, 0x10];
  return [...head, ...payload, ...Array(188 - 4 - payload.length).fill(0xff)];
}

function section(table: number, content: number[]): number[] {
  const length = content.length + 4;
  return [0, table, 0xb0 | (length >> 8), length & 0xff, ...content, 0, 0, 0, 0];
}

const pat = packet(0, section(0, [0, 1, 0xc1, 0, 0, 0, 1, 0xe1, 0x00]));
const pmtOf = (type: number) =>
  packet(0x100, section(2, [0, 1, 0xc1, 0, 0, 0xe1, 0x01, 0xf0, 0, type, 0xe1, 0x01, 0xf0, 0]));
const pes = packet(0x101, [0, 0, 1, 0xe0, 0, 0, 0x80, 0, 0, 0, 0, 0, 1, 0x65, 0x88]);

function faultOf(...packets: number[][]) {
  return readSegment(Uint8Array.from(packets.flat())).fault;
}

test("a segment with a programme and a picture of H.264 has no fault", () => {
  expect(faultOf(pat, pmtOf(0x1b), pes)).toBeUndefined();
});

test("each missing part is named", () => {
  expect(faultOf()).toBe("empty");
  expect(faultOf(pmtOf(0x1b), pes)).toBe("no-pat");
  expect(faultOf(pat, pes)).toBe("no-pmt");
  expect(faultOf(pat, pmtOf(0x0f), pes)).toBe("no-video");
  expect(faultOf(pat, pmtOf(0x1b))).toBe("no-picture");
});

test("packets that do not begin with the sync byte, or are cut off, are no transport stream", () => {
  expect(faultOf(pat, [0, ...pat.slice(1)])).toBe("no-sync");
  expect(faultOf([...pat, ...pat.slice(0, 100)])).toBe("not-packets");
  expect(readSegment(new TextEncoder().encode("<!doctype html>")).fault).toBe("no-sync");
});

test("no bytes make it throw", () => {
  for (let seed = 1; seed < 200; seed++) {
    const bytes = Uint8Array.from({ length: 188 * 3 }, (_, at) =>
      at % 188 === 0 ? 0x47 : (at * seed * 31 + seed) % 256,
    );
    expect(() => readSegment(bytes)).not.toThrow();
  }
});
