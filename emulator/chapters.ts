import { devices } from "./01-devices.js";
import { channels } from "./02-channels.js";
import { commands } from "./03-commands.js";
import { livePlayback } from "./04-live-playback.js";
import { pictures } from "./05-pictures.js";
import { videos } from "./06-videos.js";
import { encryption } from "./07-encryption.js";
import { onlineStatus } from "./08-status.js";
import { messages } from "./09-messages.js";
import { bootAddress } from "./10-boot-address.js";
import { deviceData } from "./11-data.js";
import { recording } from "./12-recording.js";
import { liveLists } from "./13-live-lists.js";
import { cameras } from "./14-camera.js";
import { files } from "./15-files.js";
import type { Handlers } from "./call.js";
import type { Platform } from "./platform.js";
import type { Sessions } from "./store/sessions.js";

/** All operations, by section. */
export function handlersOf(platform: Platform, sessions: Sessions): Handlers {
  return {
    ...devices(platform),
    ...channels(platform),
    ...commands(platform),
    ...livePlayback(platform),
    ...pictures(platform),
    ...videos(platform),
    ...encryption(platform),
    ...onlineStatus(platform),
    ...messages(platform),
    ...bootAddress(),
    ...deviceData(platform),
    ...recording(platform),
    ...liveLists(platform, sessions),
    ...cameras(platform),
    ...files(platform),
  };
}
