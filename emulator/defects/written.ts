import { generalDefects } from "./00-all.js";
import { changeDefects } from "./01-changes.js";
import { deviceDefects } from "./01-devices.js";
import { searchDefects } from "./01-search.js";
import { channelDefects } from "./02-channels.js";
import { commandDefects } from "./03-commands.js";
import { liveDefects } from "./04-live.js";
import { mediaDefects } from "./04-media.js";
import { pictureDefects } from "./05-pictures.js";
import { uploadDefects } from "./05-uploads.js";
import { videoEffectDefects } from "./06-effects.js";
import { videoDefects } from "./06-videos.js";
import { switchDefects } from "./07-switches.js";
import { stateDefects } from "./08-state.js";
import { listDefects } from "./13-lists.js";
import { fileDefects } from "./15-files.js";
import type { Defect } from "./defect.js";
import { loadDefects } from "./load.js";
import { pageInfoDefects } from "./page-info.js";

/** The defects that no fact leads to: state, effects, paging, media, races, load. */
export const writtenDefects: Defect[] = [
  ...generalDefects,
  ...deviceDefects,
  ...changeDefects,
  ...searchDefects,
  ...channelDefects,
  ...commandDefects,
  ...liveDefects,
  ...mediaDefects,
  ...uploadDefects,
  ...pictureDefects,
  ...videoDefects,
  ...videoEffectDefects,
  ...switchDefects,
  ...stateDefects,
  ...listDefects,
  ...fileDefects,
  ...pageInfoDefects,
  ...loadDefects,
];
