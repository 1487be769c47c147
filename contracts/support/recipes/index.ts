import type { Context } from "../context.js";
import { changed, type Request } from "../request.js";
import { deviceAnswers } from "./01-device-answers.js";
import { devices } from "./01-devices.js";
import { channelAnswers, channels } from "./02-channels.js";
import { commandAnswers, commands } from "./03-commands.js";
import { livePlayback } from "./04-live-playback.js";
import { pictureAnswers, pictures } from "./05-pictures.js";
import { recordedPlayback, recordedPlaybackAnswers } from "./06-recorded-playback.js";
import { encryption } from "./07-encryption.js";
import { smallAnswers, smallChapters } from "./08-to-12.js";
import { liveListAnswers, liveLists } from "./13-live-lists.js";
import { camera } from "./14-camera.js";
import { fileAnswers, files } from "./15-files.js";
import { fill } from "./fill.js";
import type { AnswerRecipe, Recipe } from "./recipe.js";

/** One recipe an operation, by section; see `recipe.ts`. */
export const recipes: Record<string, Recipe> = {
  ...devices,
  ...channels,
  ...commands,
  ...livePlayback,
  ...pictures,
  ...recordedPlayback,
  ...encryption,
  ...smallChapters,
  ...liveLists,
  ...camera,
  ...files,
};

/** Where the answer to a plain request would show too little of its fields. */
export const answers: Record<string, AnswerRecipe> = {
  ...deviceAnswers,
  ...channelAnswers,
  ...commandAnswers,
  ...pictureAnswers,
  ...recordedPlaybackAnswers,
  ...smallAnswers,
  ...liveListAnswers,
  ...fileAnswers,
};

/** A fresh request that the operation accepts. */
export async function recipe(t: Context, section: string, change: Request): Promise<Request> {
  const make = recipes[section];
  const values = make ? await make(t, change) : {};
  return changed(fill(t, section, values), change);
}
