import type { Call } from "../../target/wire.js";
import type { Context } from "./context.js";
import { type JsonObject, plain } from "./json.js";
import { say } from "./messages.js";
import type { Reply } from "./reply.js";
import { changed } from "./request.js";
import { NotTested } from "./signals.js";

export type Key = NonNullable<Call["key"]>;

/** A device that a check may use. */
export interface Device {
  id: string;
  /** Empty where it is not ours and its title is not known. */
  title: string;
  /** True where the suite made it, so that it may be changed at will. */
  ours: boolean;
}

/** The id in the answer of 1.1 or 1.2, printed once as text and once as a number. */
export function idOfNewDevice(reply: Reply): string {
  return reply.text("data.device_id");
}

/** Makes a device of one's own (1.1); `values` are further fields of the body. */
export async function createDevice(t: Context, values: JsonObject = {}): Promise<Device> {
  const request = await t.request("1.1", { body: values });
  let reply = await t.call("1.1", request);
  // A target that wrongly asks for more than it may is told so elsewhere; here it gets all that the document knows.
  if (reply.refused) reply = await t.call("1.1", changed(request, { body: { ...everything(t), ...values } }));
  t.given(reply);
  const id = idOfNewDevice(reply);
  if (id === "") throw new NotTested("PREREQUISITE_FAILED", say("nothingToSee", { what: "device_id" }));
  const body = request.body as JsonObject;
  return { id, title: String(body.title ?? ""), ours: true };
}

/**
 * A device of one's own whose key can be known. Where devices made by 1.1 show none, which nothing forbids, it is
 * registered (1.2): that answer prints a key.
 */
export async function createKeyedDevice(t: Context): Promise<Device> {
  if (t.target.registerCode === undefined || (await firstDevice(t)).hasKey) return createDevice(t);
  const request = await t.request("1.2");
  const made = await t.call("1.2", request);
  if (made.refused) return createDevice(t);
  return { id: idOfNewDevice(made), title: String((request.body as JsonObject).title ?? ""), ours: true };
}

/** Whether a device made by 1.1 has a key, and one to see it by. */
function firstDevice(t: Context): Promise<{ id: string; hasKey: boolean }> {
  return t.shared("first-device", async (s) => {
    const { id } = await createDevice(s);
    return { id, hasKey: (await s.call("1.4", { path: { device_id: id } })).text("data.keys[].key") !== "" };
  });
}

function everything(t: Context): JsonObject {
  const location = { ele: 370000, lat: 17.609997, lon: 177.03403 };
  return { desc: t.name(), location, private: true, area: "100", other: {}, url: "http://www.test.com" };
}

/** A device to read from where none can be made: a fixture, else any that the search shows. */
export async function foundDevice(t: Context, which: number): Promise<Device> {
  const { offline, online, video } = t.target.fixtures;
  const named = [...new Set([offline, online, video].flatMap((one) => (one ? [one.deviceId] : [])))];
  const id = named[which] ?? plain(t.given(await t.call("1.5", {})).list("data.devices")[which]?.id);
  if (id === "") throw new NotTested("NO_FIXTURE", say("noFixture", { fixture: "offline" }));
  t.session.spare(id);
  return { id, title: "", ours: false };
}

/** One of our own where it can be made, else one to read from: a target that cannot create can still be read. */
export async function anyDevice(t: Context, which: number): Promise<Device> {
  if (!t.mayWrite) return foundDevice(t, which);
  try {
    return await createKeyedDevice(t);
  } catch (problem) {
    if (problem instanceof NotTested && problem.code === "PREREQUISITE_FAILED") return foundDevice(t, which);
    throw problem;
  }
}

/**
 * 1.4 refuses a device that exists: where it does not show one either that was there before, it is to blame, and nothing
 * can be concluded from what it says.
 */
export async function givenDetails(t: Context, reply: Reply): Promise<void> {
  const { online, offline } = t.target.fixtures;
  const known = online?.deviceId ?? offline?.deviceId;
  if (reply.refused && known !== undefined) t.given(await t.call("1.4", { path: { device_id: known } }));
}

/** The id of no device: one that existed, so that it looks like any other, and was deleted. */
export function unknownDeviceId(t: Context): Promise<string> {
  return t.shared("unknown-device", async (s) => {
    if (!s.mayWrite) return neverGiven(s);
    const { id } = await firstDevice(s);
    const isGone = await deleted(s, id);
    // Where nothing is ever gone, a number that was never given has to do.
    return isGone ? id : neverGiven(s);
  });
}

/** Deletes a device (1.6). @returns whether it is gone, as 1.4 tells */
export async function deleted(t: Context, id: string): Promise<boolean> {
  const path = { device_id: id };
  t.given(await t.call("1.6", { path }));
  const page = await t.poll(
    () => t.call("1.4", { path }, { odd: true }),
    (reply) => reply.refused,
  );
  // Who shows what never was shows what was as well.
  return page.refused || (await t.call("1.4", { path: { device_id: neverGiven(t) } }, { odd: true })).accepted;
}

function neverGiven(t: Context): string {
  return `${t.random.integer(9e8, 99e7)}`;
}

/** The device's own key, as 1.4 shows it (a placeholder: the secret stays with the wire). */
export async function keyOf(t: Context, device: { id: string }): Promise<Key> {
  const reply = t.given(await t.call("1.4", { path: { device_id: device.id } }));
  const literal = reply.text("data.keys[].key");
  if (literal === "") throw new NotTested("PREREQUISITE_FAILED", say("nothingToSee", { what: "keys (1.4)" }));
  const key = { literal };
  // A key that opens nothing is none: that is for 1.4, which showed it, to be told.
  const own = await t.call("1.4", { path: { device_id: device.id } }, { key, odd: true });
  const opens = own.accepted || (await t.call("8", { query: { devIds: device.id } }, { key, odd: true })).accepted;
  t.needs(opens, say("nothingToSee", { what: "keys (1.4)" }));
  return key;
}
