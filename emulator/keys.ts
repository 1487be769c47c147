import type { Auth } from "../schemas/facts.js";
import type { Identity } from "./call.js";
import type { Platform } from "./platform.js";
import { notFound, Refusal } from "./refusal.js";
import type { Device } from "./store/device.js";

interface Headers {
  "api-key"?: string | string[] | undefined;
  authorization?: string | undefined;
}

/** Who sends these headers, if the operation lets him. @throws Refusal */
export function identify(platform: Platform, auth: Auth, headers: Headers): Identity {
  if (auth === "none") return { kind: "anonymous" };
  const key = headers["api-key"];
  const identity = typeof key === "string" && key !== "" ? holderOf(platform, key) : undefined;
  if (identity) {
    if (auth === "master" && identity.kind !== "master") throw new Refusal("forbidden", "master key only");
    return identity;
  }
  if (auth === "key-or-authorization" && headers.authorization === platform.authorization) {
    return { kind: "authorization" };
  }
  throw new Refusal("unauthorized", "auth failed");
}

function holderOf(platform: Platform, key: string): Identity | undefined {
  if (key === platform.masterKey) return { kind: "master" };
  const device = platform.store.devices.byKey(key);
  return device && { kind: "device", device };
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
  if (Number(productId) !== platform.productId) throw new Refusal("forbidden", "access deny");
}
