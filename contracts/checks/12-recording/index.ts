import { action } from "./action.js";
import { recordAndDelete } from "./recording.js";
import { unknown } from "./unknown.js";

/** Chapter 12: recordings. */
export const recording = [...recordAndDelete, ...action, ...unknown];
