import type { CallOptions } from "../caller.js";
import type { Context } from "../context.js";
import { createKeyedDevice, deleted as isDeleted, keyOf } from "../devices.js";
import { plain, valuesAt } from "../json.js";
import { say as saySupport } from "../messages.js";
import { fieldsIn, type Operation } from "../operations.js";
import type { Reply } from "../reply.js";
import type { Request } from "../request.js";
import { NotTested } from "../signals.js";
import { keyNames, say } from "./messages.js";
import type { Rule } from "./rule.js";
import { refusedBesideTwin } from "./twin.js";

export const none: Rule = (t, { section }) => refusedWith(t, section, "none", "none");
export const madeUp: Rule = (t, { section }) => refusedWith(t, section, "madeUp", "made-up");

export const master: Rule = async (t, { section }) => {
  const reply = await t.call(section, await t.request(section), { key: "master" });
  // Refused in other words than a key that nobody has: then it is not for the key.
  if (!reply.accepted) {
    const madeUp = await t.call(section, await t.request(section), { key: "made-up" });
    if (madeUp.refused && madeUp.shown() !== reply.shown()) t.given(reply);
  }
  t.accepted(reply, say("keyRefused", { key: keyNames("master").en }));
};

export const noKeyNeeded: Rule = async (t, { section }) => {
  const reply = await t.call(section, await t.request(section), { key: "none" });
  if (!reply.accepted) {
    // With a key it is refused as well: then it is not for the key. Where no key may be sent, nobody knows.
    const twin = await t.call(section, await t.request(section), { key: "master" });
    if (twin.refused) t.given(twin);
  }
  t.accepted(reply, say("keyRefused", { key: keyNames("none").en }));
};

export const authorization: Rule = async (t, { section }) => {
  if (!t.target.hasAuthorization) throw new NotTested("NO_FIXTURE", saySupport("noField", { field: "authorization" }));
  const reply = await t.call(section, await t.request(section), { key: { authorization: "target" } });
  if (!reply.accepted) t.given(await t.call(section, await t.request(section)));
  t.accepted(reply, say("keyRefused", { key: keyNames("authorization").en }));
};

/** Its own device's key: good for what names that device, refused where only the master key is, one device in a search. */
export const device: Rule = async (t, { section }) => {
  const operation = t.operations.get(section);
  const parameter = deviceParameter(operation);
  if (operation.fact.auth === "master" || !parameter) {
    return refusedWith(t, section, "device", await t.keyOf(await t.device()));
  }
  const request = await t.request(section);
  const named = deviceOf(request, parameter);
  const own = named ?? (await t.device()).id;
  const reply = await t.call(section, request, { key: await t.keyOf({ id: own }) });
  if (!reply.accepted) t.given(await t.call(section, await t.request(section)));
  t.accepted(reply, say("keyRefused", { key: keyNames("device").en }));
  if (named === undefined) showsOnly(t, reply, [own]);
};

/** Another device's key: refused, or blind for this device where a list is asked for. */
export const foreign: Rule = async (t, { section }) => {
  const operation = t.operations.get(section);
  const parameter = deviceParameter(operation);
  if (parameter !== undefined && isList(operation, parameter)) {
    const [own, other] = [await t.device(), await t.otherDevice()];
    const request = await t.request(section, { query: { [parameter]: own.id } });
    const reply = await t.call(section, request, { key: await t.keyOf(other) });
    t.given(await t.call(section, request));
    return reply.accepted ? showsOnly(t, reply, [other.id]) : void t.refused(reply);
  }
  const request = await t.request(section);
  const own = parameter === undefined ? undefined : deviceOf(request, parameter);
  const other = await t.otherDevice();
  const stranger = other.id === own ? await t.device() : other;
  await refusedWith(t, section, "foreign", await t.keyOf(stranger));
};

export const deleted: Rule = async (t, { section }) => {
  const key = await t.shared("deleted-key", async (s) => {
    const gone = await createKeyedDevice(s);
    const found = await keyOf(s, gone);
    s.needs(await isDeleted(s, gone.id), say("neverGone"));
    return found;
  });
  await refusedWith(t, section, "deleted", key);
};

type KeyName = Parameters<typeof keyNames>[0];

async function refusedWith(t: Context, section: string, name: KeyName, key: CallOptions["key"] & {}): Promise<void> {
  const request = await t.request(section);
  const { en, zh } = keyNames(name);
  const message = { en: say("keyTaken", { key: en }).en, zh: say("keyTaken", { key: zh }).zh };
  await refusedBesideTwin(t, section, request, request, message, { bad: { key } });
}

/** The devices in a list are these alone; an empty list shows nobody. */
function showsOnly(t: Context, reply: Reply, allowed: string[]): void {
  const ids = ["data.devices[].id", "result.devices[].id"].flatMap((path) => valuesAt(reply.json, path)).map(plain);
  const others = ids.filter((id) => !allowed.includes(id));
  const expected = `no device but ${allowed.join(", ")}`;
  t.holds(others.length === 0, { message: say("othersShown"), expected, actual: others.slice(0, 5).join(", "), reply });
}

/** The parameter that names a device, wherever it stands. */
function deviceParameter(operation: Operation): string | undefined {
  const fields = [...fieldsIn(operation, "path"), ...fieldsIn(operation, "query"), ...fieldsIn(operation, "body")];
  return fields.find(({ path }) => /^(device_?id|dev_?ids?)$/i.test(path))?.path;
}

function deviceOf(request: Request, parameter: string): string | undefined {
  const value = request.path?.[parameter] ?? request.query?.[parameter];
  return value === undefined ? undefined : String(value).split(",")[0];
}

/** A search or a list of ids, where a device that may not be seen can be left out. */
function isList(operation: Operation, parameter: string): boolean {
  const field = operation.fields.find(({ path }) => path === parameter);
  return field?.constraints.maxItems !== undefined || (operation.fact.method === "GET" && field?.required === false);
}
