import { kindsOfCommands } from "./kinds.js";
import { localVideos } from "./local-videos.js";
import { status } from "./status.js";

/** Chapter 3: commands. */
export const commands = [...status, ...kindsOfCommands, ...localVideos];
