import { devices } from "./01-devices.js";
import type { WrittenRequirement } from "./written.js";

/** Every written requirement, in the document's order. */
export const written = [...devices] as const satisfies readonly WrittenRequirement[];

export type WrittenId = (typeof written)[number]["id"];

export { groundOf, type WrittenRequirement } from "./written.js";
