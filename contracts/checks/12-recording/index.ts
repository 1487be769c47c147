import { recordAndDelete } from "./recording.js";
import { unknown } from "./unknown.js";

/** Chapter 12: recordings. */
export const recording = [...recordAndDelete, ...unknown];
