import { judgePicture } from "../../support/browser/judge.js";
import { checks } from "../../support/check.js";
import { findLiveStream, liveAddress } from "../../support/media/live.js";
import { say } from "./messages.js";

/** `--play`: the live stream is seen in a browser. */
export const picture = [
  checks(
    "4.1-play",
    ["4.1-hls-segment"],
    async (t) => {
      const { form, play, found } = await findLiveStream(t);
      t.needs(form !== undefined, say("notServed"));
      const address = liveAddress(t, play, `${form}${play.token}`);
      await judgePicture(t, t, { stream: "live", address, reply: found.reply });
    },
    { browser: true },
  ),
];
