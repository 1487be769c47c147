/** An uploaded picture. */
export interface Picture {
  name: string;
  format: string;
  desc: string | null;
  bytes: Buffer;
  /** Milliseconds since the epoch. */
  uploadedAt: number;
  /** Unguessable last part of its address, since the address needs no key. */
  slug: string;
}

export interface Video {
  id: string;
  name: string;
  startedAt: number;
  endedAt: number;
  /** When it came to be, which may be later than its end. */
  storedAt: number;
}

/** An object of chapter 15. */
export interface StoredFile {
  name: string;
  desc: string | null;
  bytes: Buffer;
  uploadedAt: number;
}

/** Things that belong to a channel of a device, by a name that is unique there, in the order in which they came. */
export class ByChannel<T> {
  readonly #places = new Map<string, Map<number, Map<string, T>>>();

  get(deviceId: string, channelId: number, name: string): T | undefined {
    return this.#places.get(deviceId)?.get(channelId)?.get(name);
  }

  list(deviceId: string, channelId: number): T[] {
    return [...(this.#places.get(deviceId)?.get(channelId)?.values() ?? [])];
  }

  set(deviceId: string, channelId: number, name: string, thing: T): void {
    const channels = this.#places.get(deviceId) ?? new Map<number, Map<string, T>>();
    this.#places.set(deviceId, channels);
    const things = channels.get(channelId) ?? new Map<string, T>();
    channels.set(channelId, things);
    things.set(name, thing);
  }

  /** What was there, or undefined. */
  take(deviceId: string, channelId: number, name: string): T | undefined {
    const things = this.#places.get(deviceId)?.get(channelId);
    const thing = things?.get(name);
    things?.delete(name);
    return thing;
  }

  /** All that the device had. */
  takeDevice(deviceId: string): T[] {
    const channels = this.#places.get(deviceId);
    this.#places.delete(deviceId);
    return [...(channels?.values() ?? [])].flatMap((things) => [...things.values()]);
  }
}
