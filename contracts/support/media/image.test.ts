import { expect, test } from "@playwright/test";
import { Random } from "../random.js";
import { noisyPicture, pictureBytes } from "../recipes/picture-bytes.js";
import { beginsLikeImage, readImage } from "./image.js";

test("format and measures of what the suite uploads are read", () => {
  expect(readImage(pictureBytes("png"))).toEqual({ format: "png", width: 8, height: 8, complete: true });
  expect(readImage(pictureBytes("jpg"))).toEqual({ format: "jpg", width: 1, height: 1, complete: true });
  expect(readImage(noisyPicture(new Random("s"), 40))).toMatchObject({ width: 40, height: 40, complete: true });
});

test("a picture whose end is missing is not complete", () => {
  for (const format of ["png", "jpg"] as const) {
    const bytes = pictureBytes(format);
    expect(readImage(bytes.subarray(0, bytes.length - 12))?.complete ?? false).toBe(false);
  }
});

test("the first bytes of other formats are known", () => {
  const gif = Buffer.from("GIF89a\x02\0\x03\0\0\0\0;", "latin1");
  expect(readImage(gif)).toEqual({ format: "gif", width: 2, height: 3, complete: true });
});

test("what is no image is none", () => {
  for (const text of ["", "BM", "<svg/>", '{"errno":0}', "\x89PNG\r\n"]) {
    expect(readImage(Buffer.from(text, "latin1"))).toBeUndefined();
  }
  expect(["<svg/>", "", "\xff\xd8\xff\xe0"].map((text) => beginsLikeImage(Buffer.from(text, "latin1")))).toEqual([
    false,
    false,
    true,
  ]);
});
