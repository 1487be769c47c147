import type { Permission } from "../../target/target.js";
import { deviceGone, deviceMade, deviceRenamed } from "./effects/devices.js";
import { camera, encryption, recording } from "./effects/switches.js";
import { fileGone, fileMade, videoRenamed } from "./effects/things.js";
import type { Track } from "./effects/track.js";

/** What an operation does to a target besides reading it. */
export interface Effect {
  permission: Permission;
  /** Only for devices that the suite made: never for a fixture or a device that the search found. */
  ours?: true;
  /** Notes what is made or switched, so that it is undone. Channels and pictures go with the device that we made. */
  track?: Track;
}

/**
 * The operations that change something, whatever their method: 12 is a GET that records, 4.2 one that warms a stream up.
 * What is not listed only reads.
 */
export const effects: Record<string, Effect> = {
  "1.1": { permission: "write", track: deviceMade },
  "1.2": { permission: "write", track: deviceMade },
  "1.3": { permission: "write", track: deviceRenamed, ours: true },
  "1.6": { permission: "delete", ours: true, track: deviceGone },
  "2.2": { permission: "delete", ours: true },
  "2.3": { permission: "write", ours: true },
  "2.4": { permission: "write", ours: true },
  "3.1": { permission: "commands" },
  "4.2": { permission: "write" },
  "5.1": { permission: "write", ours: true },
  "5.4": { permission: "delete", ours: true },
  "6.3": { permission: "delete" },
  "6.4": { permission: "write", track: videoRenamed },
  "7.1": { permission: "encryption", track: encryption },
  "11": { permission: "commands" },
  "12": { permission: "record", track: recording },
  "14": { permission: "camera", track: camera },
  "15.1": { permission: "write", track: fileMade },
  "15.3": { permission: "delete", track: fileGone },
};
