import type { Check } from "../../support/check.js";
import { effects } from "./effects.js";
import { existing } from "./existing.js";
import { unknownDevices } from "./unknown-devices.js";

/** Chapter 2: channels. */
export const channels: Check[] = [...existing, ...effects, ...unknownDevices];
