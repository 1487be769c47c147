import type { Platform } from "./platform.js";
import { fixtures } from "./population.js";

/** Seconds that a change may take to show, said with room to spare for a busy machine. */
const settleSeconds = 3;

/** What a target file for this platform holds. */
export function targetFileOf(platform: Platform, url: string): Record<string, unknown> {
  return {
    name: "embedded emulator",
    emulator: true,
    apiAddress: url,
    masterKey: platform.masterKey,
    productId: platform.productId,
    authorization: platform.authorization,
    registerCode: platform.registerCode,
    fixtures,
    allow: ["write", "delete", "commands", "record", "encryption", "camera"],
    declared: { pageKeySeconds: platform.pageKeySeconds, settleSeconds },
    quota: { devices: 120 },
  };
}
