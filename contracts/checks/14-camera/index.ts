import type { Check } from "../../support/check.js";
import { offAndOn } from "./off-and-on.js";
import { unknown } from "./unknown.js";

/** Chapter 14: the camera's switch. */
export const camera: Check[] = [...offAndOn, ...unknown];
