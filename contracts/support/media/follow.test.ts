import { expect, test } from "@playwright/test";
import { hostAndPort, joined } from "./follow.js";
import { secondsOf, timeAfter } from "./videos.js";

test("host and port are read with and without a scheme", () => {
  expect(hostAndPort("rtmp://10.0.0.5:1935/live/1-2?t")).toEqual({ host: "10.0.0.5", port: 1935 });
  expect(hostAndPort("media.example:80")).toEqual({ host: "media.example", port: 80 });
  expect(hostAndPort("[::1]:1935")).toEqual({ host: "::1", port: 1935 });
  expect(hostAndPort("media.example", 1935)).toEqual({ host: "media.example", port: 1935 });
  expect([hostAndPort("media.example"), hostAndPort("not an address:1")]).toEqual([undefined, undefined]);
});

test("a parameter is joined behind those that an address has", () => {
  expect(joined("http://h/a", "token=1")).toBe("http://h/a?token=1");
  expect(joined("http://h/a?b=2", "token=1")).toBe("http://h/a?b=2&token=1");
});

test("formatted times are counted with, whatever their zone", () => {
  expect(secondsOf("2017-01-12 15:01:12") - secondsOf("2017-01-12 12:01:12")).toBe(3 * 3600);
  expect(timeAfter("2017-12-31 23:59:59", 1)).toBe("2018-01-01 00:00:00");
  expect([secondsOf("12:01"), secondsOf(null), secondsOf(1484222472)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});
