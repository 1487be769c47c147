import { existing } from "./existing.js";

export const channels = [...existing];
