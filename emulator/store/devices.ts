import type { Device } from "./device.js";

const mostDeadKeys = 10_000;

/** Two spellings of one auth_info are one value, whatever the order of the members. */
export function authInfoKey(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, sorted(member)]));
}

/** All devices of the product, in the order of their ids, with an index for each way they are found. */
export class Devices {
  readonly #byId = new Map<string, Device>();
  readonly #byKey = new Map<string, Device>();
  readonly #byAuthInfo = new Map<string, Device>();
  readonly #ordered: Device[] = [];
  readonly #deadKeys = new Set<string>();

  get size(): number {
    return this.#byId.size;
  }

  get ordered(): readonly Device[] {
    return this.#ordered;
  }

  byId(id: string): Device | undefined {
    return this.#byId.get(id);
  }

  byKey(key: string): Device | undefined {
    return this.#byKey.get(key);
  }

  /** Whether a device that is gone had this key. */
  isDeadKey(key: string): boolean {
    return this.#deadKeys.has(key);
  }

  byAuthInfo(value: unknown): Device | undefined {
    return this.#byAuthInfo.get(authInfoKey(value));
  }

  add(device: Device): void {
    this.#byId.set(device.id, device);
    this.#byAuthInfo.set(authInfoKey(device.authInfo), device);
    for (const { key } of device.keys) this.#byKey.set(key, device);
    this.#ordered.splice(this.#position(device.id), 0, device);
  }

  changeAuthInfo(device: Device, value: unknown): void {
    const before = authInfoKey(device.authInfo);
    if (this.#byAuthInfo.get(before) === device) this.#byAuthInfo.delete(before);
    device.authInfo = value;
    this.#byAuthInfo.set(authInfoKey(value), device);
  }

  remove(device: Device): void {
    this.#byId.delete(device.id);
    const authInfo = authInfoKey(device.authInfo);
    if (this.#byAuthInfo.get(authInfo) === device) this.#byAuthInfo.delete(authInfo);
    for (const { key } of device.keys) {
      this.#byKey.delete(key);
      if (this.#deadKeys.size < mostDeadKeys) this.#deadKeys.add(key);
    }
    const position = this.#position(device.id);
    if (this.#ordered[position] === device) this.#ordered.splice(position, 1);
  }

  /** Where a device of that id stands or would stand. */
  #position(id: string): number {
    const wanted = Number(id);
    let low = 0;
    let high = this.#ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (Number(this.#ordered[middle]?.id) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
