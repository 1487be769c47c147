import type { Random } from "./random.js";
import type { Device } from "./store/device.js";
import { bareDevice } from "./store/new-device.js";
import type { Store } from "./store/store.js";

/** So often another customer does something. */
const everyMs = 2000;
/** Devices that the others have at once, besides those of the seed. */
const most = 5;

/** Other people on the same product: they add a device now and then, and take an old one away. */
export class Neighbours {
  readonly #devices: Device[] = [];
  #last: number;

  constructor(
    readonly store: Store,
    readonly random: Random,
    now: number,
  ) {
    this.#last = now;
  }

  /** Lets them do what they would have done since they were looked at last. */
  live(now: number): void {
    if (now - this.#last < everyMs) return;
    this.#last = now;
    const leaves = this.#devices.length >= most || (this.#devices.length > 1 && this.random.next() < 0.4);
    const oldest = leaves ? this.#devices.shift() : undefined;
    if (oldest) this.store.removeDevice(oldest);
    else this.#arrive(now);
  }

  #arrive(now: number): void {
    const id = this.store.nextDeviceId();
    const device = bareDevice({ random: this.random, now: () => now }, id, `visitor-${this.random.text(4)}`);
    this.#devices.push(device);
    this.store.devices.add(device);
  }
}
