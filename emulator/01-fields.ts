import type { Platform } from "./platform.js";
import { invalid, Refusal } from "./refusal.js";
import { shown, timeText } from "./shown.js";
import type { Device } from "./store/device.js";

/** An area is numeric text; which numbers there are is not told. @throws Refusal */
export function checkArea(area: unknown): void {
  if (area !== undefined && !/^\d{1,12}$/.test(String(area))) throw invalid("area is no area number");
}

/** Takes the auth_info for this device if no other has it: it is unique in the product. @throws Refusal */
export function claimAuthInfo(platform: Platform, device: Device, authInfo: unknown): void {
  if (authInfo === undefined || authInfo === "") return;
  if (typeof authInfo !== "string" && (typeof authInfo !== "object" || authInfo === null)) {
    throw invalid("auth_info is neither a text nor an object");
  }
  const holder = platform.store.devices.byAuthInfo(authInfo);
  if (holder !== undefined && holder !== device) throw new Refusal("conflict", "auth_info is used by another device");
  if (platform.store.devices.byId(device.id)) platform.store.devices.changeAuthInfo(device, authInfo);
  else device.authInfo = authInfo;
}

/** Only what is in the body changes (97). */
export function change(device: Device, body: Record<string, unknown>): void {
  device.rendered = undefined;
  const given = (name: string) => body[name] !== undefined;
  if (given("title")) device.title = String(body.title);
  if (given("desc")) device.desc = String(body.desc);
  if (given("location")) device.location = body.location as Record<string, number>;
  if (given("private")) device.private = body.private === true;
  if (given("tags")) device.tags = (body.tags as unknown[]).map(String);
  if (given("area")) device.area = String(body.area);
  if (given("other")) device.other = body.other;
  if (given("url")) device.url = String(body.url);
  if (given("idsn")) device.idsn = String(body.idsn);
}

/** What 1.4 and 1.5 both show. */
export function summary(platform: Platform, device: Device): Record<string, unknown> {
  return {
    id: device.id,
    title: device.title,
    desc: shown(platform, device.desc),
    private: device.private,
    protocol: device.protocol,
    online: device.online,
    location: shown(platform, device.location, {}),
    create_time: timeText(platform, device.createdAt),
    auth_info: device.authInfo,
    channel_count: device.channels.size,
    last_login: shown(platform, device.lastLogin === null ? null : timeText(platform, device.lastLogin)),
  };
}

export function detail(platform: Platform, device: Device): Record<string, unknown> {
  return {
    ...summary(platform, device),
    tags: device.tags,
    area: shown(platform, device.area),
    url: shown(platform, device.url),
    keys: device.keys,
  };
}
