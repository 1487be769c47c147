/** What may be done on a target besides reading. */
export const permissions = ["write", "delete", "commands", "record", "encryption", "camera"] as const;
export type Permission = (typeof permissions)[number];

/** A target file after reading: defaults filled in, `${NAME}` replaced. See `interface.md`, "A target file". */
export interface Target {
  name: string;
  apiAddress: string;
  masterKey: string;
  productId: number;
  authorization?: string;
  registerCode?: string;
  /** Chapters or sections; `"-1.2"` takes one out. Undefined: all. */
  claims?: string[];
  fixtures: Fixtures;
  /** All permissions when the target file has no `allow` and the target is the emulator; else what it lists. */
  allow: Permission[];
  /** Undefined: no limit (the default on loopback). */
  maxRequestsPerSecond?: number;
  /** Path of the waivers file, resolved against the target file's folder. */
  waivers?: string;
  declared: { pageKeySeconds: number; settleSeconds: number };
  quota: { devices: number };
  timeouts: { requestSeconds: number; runMinutes: number };
  tls: { ca?: string };
  load: { consent?: string; hosts: string[]; maxRate?: number };
  /** Maps addresses that the target returns, e.g. `{ "10.0.0.5:1935": "127.0.0.1:1935" }`. */
  overrides: Record<string, string>;
  /** True for our own emulator, which the certificate must say. */
  emulator: boolean;
}

export interface Fixtures {
  online?: { deviceId: string; channelId: number };
  offline?: { deviceId: string };
  video?: { deviceId: string; channelId: number; videoId: string };
  messages?: { deviceId: string; beginTime: string; endTime: string };
}
