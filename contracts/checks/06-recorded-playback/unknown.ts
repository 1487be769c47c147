import { check } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { refusedBesideTwin } from "../../support/derived/twin.js";
import { unknownDeviceId } from "../../support/devices.js";
import { unknownChannel } from "../../support/recipes/02-channels.js";
import { videoPlace } from "../../support/recipes/06-recorded-playback.js";
import { changed } from "../../support/request.js";
import { say } from "./messages.js";

/** Videos and devices that are not there. */
export const unknown = [
  check("6.1-unknown", (t) => refusesUnknownVideo(t, "6.1")),
  check("6.4-unknown", (t) => refusesUnknownVideo(t, "6.4")),
  check("6.5-unknown", (t) => refusesUnknownVideo(t, "6.5")),
  check("6.1-device-unknown", (t) => refusesUnknownDevice(t, "6.1")),
  check("6.2-device-unknown", (t) => refusesUnknownDevice(t, "6.2")),
  check("6.4-device-unknown", (t) => refusesUnknownDevice(t, "6.4")),
  check("6.5-device-unknown", (t) => refusesUnknownDevice(t, "6.5")),
];

/** An id that never was, and one of another channel. */
async function refusesUnknownVideo(t: Context, section: string): Promise<void> {
  const good = await t.request(section);
  const { device_id, channel_id } = videoPlace(t);
  const channel = await unknownChannel(t, device_id, channel_id);
  for (const query of [{ video_id: t.name() }, { channel_id: channel }]) {
    await refusedBesideTwin(t, section, changed(good, { query }), good, say("unknownTaken", { what: "video" }));
  }
}

async function refusesUnknownDevice(t: Context, section: string): Promise<void> {
  const good = await t.request(section);
  const bad = changed(good, { query: { device_id: await unknownDeviceId(t) } });
  await refusedBesideTwin(t, section, bad, good, say("unknownTaken", { what: "device" }));
}
