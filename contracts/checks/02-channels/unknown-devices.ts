import { check } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { refusedBesideTwin } from "../../support/derived/twin.js";
import { unknownDeviceId } from "../../support/devices.js";
import { changed } from "../../support/request.js";
import { say } from "./messages.js";

/** Calls for a device that does not exist. */
export const unknownDevices = [
  check("2.1-device-unknown", (t) => refusesUnknownDevice(t, "2.1")),
  check("2.2-device-unknown", (t) => refusesUnknownDevice(t, "2.2")),
  check("2.4-device-unknown", (t) => refusesUnknownDevice(t, "2.4")),
  check("2.3-device-unknown", (t) => refusesUnknownDevice(t, "2.3")),
];

async function refusesUnknownDevice(t: Context, section: string): Promise<void> {
  const good = await t.request(section);
  const bad = changed(good, { query: { device_id: await unknownDeviceId(t) } });
  await refusedBesideTwin(t, section, bad, good, say("unknownTaken", { thing: "device" }));
}
