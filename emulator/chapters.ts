import { devices } from "./01-devices.js";
import { channels } from "./02-channels.js";
import { livePlayback } from "./04-live-playback.js";
import { liveLists } from "./13-live-lists.js";
import type { Handlers } from "./call.js";
import type { Platform } from "./platform.js";
import type { Sessions } from "./store/sessions.js";

/** All operations, by section. */
export function handlersOf(platform: Platform, sessions: Sessions): Handlers {
  return {
    ...devices(platform),
    ...channels(platform),
    ...livePlayback(platform),
    ...liveLists(platform, sessions),
  };
}
