import type { Check } from "../support/check.js";
import { everyOperation } from "./00-every-operation/index.js";
import { devices } from "./01-devices/index.js";
import { channels } from "./02-channels/index.js";
import { commands } from "./03-commands/index.js";
import { livePlayback } from "./04-live-playback/index.js";
import { pictures } from "./05-pictures/index.js";
import { recordedPlayback } from "./06-recorded-playback/index.js";
import { encryption } from "./07-encryption/index.js";
import { onlineStatus } from "./08-online-status/index.js";
import { messages } from "./09-messages/index.js";
import { bootAddress } from "./10-boot-address/index.js";
import { passThrough } from "./11-pass-through/index.js";
import { recording } from "./12-recording/index.js";
import { liveLists } from "./13-live-lists/index.js";
import { camera } from "./14-camera/index.js";
import { files } from "./15-files/index.js";

/** Every written check, in the document's order. */
export const written: Check[] = [
  ...everyOperation,
  ...devices,
  ...channels,
  ...commands,
  ...livePlayback,
  ...pictures,
  ...recordedPlayback,
  ...encryption,
  ...onlineStatus,
  ...messages,
  ...bootAddress,
  ...passThrough,
  ...recording,
  ...liveLists,
  ...camera,
  ...files,
];
