import { everyOperation } from "./00-every-operation.js";
import { devices } from "./01-devices.js";
import { channels } from "./02-channels.js";
import { commands } from "./03-commands.js";
import { livePlayback } from "./04-live-playback.js";
import { pictures } from "./05-pictures.js";
import { recordedPlayback } from "./06-recorded-playback.js";
import { encryption } from "./07-encryption.js";
import { onlineStatus } from "./08-online-status.js";
import { messages } from "./09-messages.js";
import { bootAddress } from "./10-boot-address.js";
import { passThrough } from "./11-pass-through.js";
import { recording } from "./12-recording.js";
import { liveLists } from "./13-live-lists.js";
import { camera } from "./14-camera.js";
import { files } from "./15-files.js";
import type { WrittenRequirement } from "./written.js";

/** Every written requirement, in the document's order. */
export const written = [
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
] as const satisfies readonly WrittenRequirement[];

export type WrittenId = (typeof written)[number]["id"];

export { groundOf, type WrittenRequirement } from "./written.js";
