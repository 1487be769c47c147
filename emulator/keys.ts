import type { Auth } from "../schemas/facts.js";
import type { Identity } from "./call.js";
import type { KeyFault } from "./defects/faults.js";
import type { Platform } from "./platform.js";
import { notFound, Refusal } from "./refusal.js";
import type { Device } from "./store/device.js";

interface Headers {
  "api-key"?: string | string[] | undefined;
  authorization?: string | undefined;
}

const noFaults: ReadonlySet<KeyFault> = new Set();
const master: Identity = { kind: "master" };

/**
 * Who sends these headers, if the operation lets him.
 * @param faults what this platform gets wrong about the keys of the operation
 * @param deviceNamed whether the operation is about one device, so that a device key can be good for it
 * @throws Refusal
 */
export function identify(
  platform: Platform,
  auth: Auth,
  headers: Headers,
  faults: ReadonlySet<KeyFault> = noFaults,
  deviceNamed = true,
): Identity {
  const key = headers["api-key"];
  const given = typeof key === "string" && key !== "" ? key : undefined;
  const minded = faults.has("minded") && given !== undefined;
  if (auth === "none" && !minded && !faults.has("no-key-needed")) return { kind: "anonymous" };
  const identity = given === undefined ? undefined : holderOf(platform, given);
  if (faults.size > 0) {
    const wrong = wronglyIdentified(platform, given, identity, faults, auth !== "master" && deviceNamed);
    if (wrong) return wrong;
  }
  if (identity) {
    if (auth === "master" && identity.kind !== "master") throw new Refusal("forbidden", "master key only");
    return identity;
  }
  const authorized = auth === "key-or-authorization" && headers.authorization === platform.authorization;
  if (authorized && !faults.has("authorization")) return { kind: "authorization" };
  throw new Refusal("unauthorized", "auth failed");
}

function holderOf(platform: Platform, key: string): Identity | undefined {
  if (key === platform.masterKey) return master;
  const device = platform.store.devices.byKey(key);
  return device && { kind: "device", device };
}

/** The identity that a defect gives to whom it should not; undefined where it has no say. */
function wronglyIdentified(
  { store }: Platform,
  given: string | undefined,
  identity: Identity | undefined,
  faults: ReadonlySet<KeyFault>,
  deviceKeysWork: boolean,
): Identity | undefined {
  if (given === undefined) return faults.has("none") ? master : undefined;
  if (identity === undefined) {
    const dead = store.devices.isDeadKey(given);
    return faults.has(dead ? "deleted" : "made-up") ? master : undefined;
  }
  if (identity.kind === "master" && faults.has("master")) throw new Refusal("unauthorized", "auth failed");
  if (identity.kind !== "device") return undefined;
  if (faults.has("foreign")) return master;
  if (!faults.has("device")) return undefined;
  if (deviceKeysWork) throw new Refusal("forbidden", "master key only");
  return master;
}

/** The device that a request is about, if it exists and the key is good for it. @throws Refusal */
export function deviceFor(platform: Platform, identity: Identity, id: string): Device {
  const device = platform.store.devices.byId(id);
  if (identity.kind === "device" && identity.device.id !== id) {
    throw new Refusal("forbidden", "this key is for another device");
  }
  if (!device) throw notFound("device");
  return device;
}

/** For what concerns the whole product: its number must be ours, and no device key will do. @throws Refusal */
export function ownProduct(platform: Platform, identity: Identity, productId: unknown): void {
  if (identity.kind === "device") throw new Refusal("forbidden", "master key only");
  sameProduct(platform, productId);
}

/** @throws Refusal where the product is not the one that the key belongs to */
export function sameProduct(platform: Platform, productId: unknown): void {
  if (productId === undefined) throw new Refusal("invalid", "the product's number is required");
  if (Number(productId) !== platform.productId) throw new Refusal("forbidden", "access deny");
}
