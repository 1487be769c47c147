import type { Platform } from "./platform.js";
import { type Device, newChannel } from "./store/device.js";
import { bareDevice } from "./store/new-device.js";
import { parseTime } from "./time.js";

/** The fixtures of the target file bear the numbers of the document's examples. */
export const fixtures = {
  online: { deviceId: "2480461", channelId: 1 },
  offline: { deviceId: "2818370" },
  video: { deviceId: "2480461", channelId: 1, videoId: "1112341234" },
  messages: { deviceId: "2480461", beginTime: "2018-01-04 00:00:00", endTime: "2018-01-09 00:00:00" },
};

const dayMs = 86_400_000;
const minuteMs = 60_000;
const places = ["gate", "yard", "lobby", "garage", "roof", "store", "office", "Dock"];
const printedMessages = [
  ["2018-01-04 16:27:40", 14],
  ["2018-01-04 16:31:53", 14],
  ["2018-01-08 09:27:00", 4398046511104],
  ["2018-01-08 10:06:16", 4398046511104],
  ["2018-01-08 10:07:19", 4398046511104],
  ["2018-01-08 10:09:49", 4398046511104],
  ["2018-01-08 14:10:35", 4398046511104],
] as const;

/** Fills the store: the fixtures, and so many devices of other people. */
export function populate(platform: Platform, others: number): void {
  const online = simulated(platform, fixtures.online.deviceId, "fixture-online", true);
  for (const id of [1, 2, 3]) addChannel(online, id);
  for (const [time, id] of printedMessages) {
    const at = parseTime(time, platform.style.zoneHours) ?? 0;
    online.messages.push({ at, id, content: Buffer.from("my_test_12345") });
  }
  online.tags = ["fixture"];
  const offline = simulated(platform, fixtures.offline.deviceId, "fixture-offline", false);
  addChannel(offline, 1);
  for (let index = 0; index < others; index += 1) {
    const title = `${platform.random.pick(places)}-${index}`;
    const device = simulated(platform, String(2_500_000 + index * 7), title, platform.random.next() < 0.6);
    device.private = platform.random.next() < 0.5;
    for (let id = 1; id <= 1 + platform.random.below(2); id += 1) addChannel(device, id);
  }
  record(platform);
}

function simulated(platform: Platform, id: string, title: string, online: boolean): Device {
  const { random } = platform;
  const device = bareDevice(platform, id, title);
  device.simulated = true;
  device.online = online;
  device.createdAt = platform.now() - Math.floor((2 + random.next() * 700) * dayMs);
  device.lastLogin = platform.now() - Math.floor(random.next() * (online ? 120 : 10_000) * minuteMs);
  device.desc = `camera ${title}`;
  device.location = { lon: 106 + random.next(), lat: 29 + random.next() };
  platform.store.devices.add(device);
  return device;
}

function addChannel(device: Device, id: number): void {
  device.channels.set(id, newChannel(id, `channel${id}`, `channel ${id} of ${device.title}`, device.createdAt));
}

/** Recordings of the online fixture: one with the printed id, and a few pages of others. */
function record({ store, random, now }: Platform): void {
  const { deviceId, channelId, videoId } = fixtures.video;
  for (let index = 0; index < 24; index += 1) {
    const startedAt = Math.floor((now() - (30 - index) * dayMs) / 1000) * 1000;
    const id = index === 0 ? videoId : String(1_112_350_000 + random.below(9_000) + index * 10_000);
    const endedAt = startedAt + (12 + index * 7) * 1000;
    store.videos.set(deviceId, channelId, id, { id, name: `record${index}`, startedAt, endedAt, storedAt: endedAt });
  }
}
