import type { Check } from "../../support/check.js";
import { content } from "./content.js";
import { filter } from "./filter.js";

/** Chapter 9: messages of devices. */
export const messages: Check[] = [...content, ...filter];
