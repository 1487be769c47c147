import { expect, test } from "@playwright/test";
import { loadEdition } from "../schemas/edition.js";
import { listDefects } from "./defects.js";
import { startForTest, type TestEmulator } from "./testing.js";

type Symptom = (emulator: TestEmulator) => Promise<unknown>;

const channel = (query: string) => `/ipc/video/device/AddChannel?device_id=2480461&channel_id=${query}`;
const plays = async ({ ask }: TestEmulator) =>
  (await ask("GET", "/ipc/video/play_address?device_id=2480461&channel_id=1&protocol_type=1")).json.data;

/** A sample of each kind: what is seen with the defect, and without it. */
const sample: [id: string, symptom: Symptom, sound: unknown, spoilt: unknown][] = [
  [
    "2.3-title-max-length-open",
    async ({ ask }) => (await ask("POST", channel(`91&title=${"a".repeat(65)}`))).refused,
    true,
    false,
  ],
  [
    "2.3-title-max-length-tight",
    async ({ ask }) => (await ask("POST", channel(`92&title=${"a".repeat(64)}`))).refused,
    false,
    true,
  ],
  ["2.3-title-required-open", async ({ ask }) => (await ask("POST", channel("93"))).refused, true, false],
  ["2.3-channel-exists-errno", async ({ ask }) => (await ask("POST", channel("1&title=a"))).json.errno, 16, 21],
  [
    "2.3-key-none-wrong",
    async ({ ask }) => (await ask("POST", channel("94&title=a"), { key: null })).refused,
    true,
    false,
  ],
  [
    "1.1-key-device-wrong",
    async ({ ask, device }) => {
      const { key } = await device();
      return (await ask("POST", "/devices", { key, body: { title: "t", protocol: "RTMP" } })).refused;
    },
    true,
    false,
  ],
  ["4.1-addr-missing", async (emulator) => (await plays(emulator)).addr === undefined, false, true],
  ["4.1-addr-mistyped", async (emulator) => typeof (await plays(emulator)).addr, "string", "object"],
  ["1.5-per_page-default-wrong", async ({ ask }) => (await ask("GET", "/devices")).json.data.per_page, 30, 31],
  [
    "15-errno-404-status",
    async ({ ask, productId }) => (await ask("GET", `/ipc/video/file/download?product_id=${productId}&name=x`)).status,
    404,
    400,
  ],
  [
    "3.1-body-max-bytes-open",
    async ({ ask }) => (await ask("POST", "/ipc/video/cmds?device_id=2480461", { body: Buffer.alloc(65_536) })).refused,
    true,
    false,
  ],
  ["2.3-method-wrong", async ({ ask }) => (await ask("GET", channel("95&title=a"))).refused, true, false],
  [
    "media-playlist-not-hls",
    async (emulator) => {
      const { addr, accessToken } = await plays(emulator);
      const playlist = await emulator.ask("GET", `http://${addr}/live/live_2480461_1/index.m3u8?${accessToken}`);
      return playlist.bytes.toString().startsWith("#EXTM3U");
    },
    true,
    false,
  ],
  ["1.5-title-case", async ({ ask }) => (await ask("GET", "/devices?title=FIXTURE")).json.data.devices.length, 2, 0],
];

for (const [id, symptom, sound, spoilt] of sample) {
  test(`defect ${id} shows, and does not without it`, async () => {
    for (const [defects, expected] of [
      [[], sound],
      [[id], spoilt],
    ] as const) {
      const emulator = await startForTest({ defects: [...defects] });
      expect(await symptom(emulator)).toBe(expected);
      await emulator.emulator.close();
    }
  });
}

test("every defect has an id of its own, names what it breaks, and can be applied", async () => {
  const edition = await loadEdition();
  const defects = listDefects(edition);
  expect(new Set(defects.map(({ id }) => id)).size).toBe(defects.length);
  expect(defects.filter(({ breaks, crosses }) => breaks.length === 0 && !crosses?.length)).toEqual([]);
  const emulator = await startForTest({ defects: defects.map(({ id }) => id) });
  await emulator.emulator.close();
});

test("an unknown defect is an error of use", async () => {
  await expect(startForTest({ defects: ["nothing"] })).rejects.toThrow(/--defect is "nothing"/);
});
