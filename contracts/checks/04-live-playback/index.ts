import { address } from "./address.js";
import { picture } from "./picture.js";
import { preload } from "./preload.js";
import { tokens } from "./tokens.js";
import { unknown } from "./unknown.js";
import { watch } from "./watch.js";

export const livePlayback = [...address, ...watch, ...tokens, ...unknown, ...preload, ...picture];
