import type { Check } from "../../support/check.js";
import { data } from "./data.js";

/** Chapter 11: data passed through to a device. */
export const passThrough: Check[] = [...data];
