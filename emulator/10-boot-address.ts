import type { Handlers } from "./call.js";

/** Chapter 10: where a device asks first; anybody may know. */
export function bootAddress(): Handlers {
  return { "10": () => ({ data: { boot_address: "127.0.0.1", boot_port: 9101 } }) };
}
