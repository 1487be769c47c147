import { judgePicture } from "../../support/browser/judge.js";
import { checks } from "../../support/check.js";
import { joined } from "../../support/media/follow.js";
import { videoPlace } from "../../support/recipes/06-recorded-playback.js";
import { say } from "./messages.js";
import { plays, tokenOf } from "./playback.js";

/** `--play`: the fixture's video is seen in a browser. */
export const picture = [
  checks(
    "6.1-play-in-browser",
    ["6.1-hls-segment"],
    async (t) => {
      const url = t.given(await t.call("6.1", { query: videoPlace(t) })).text("data.hls_url");
      const { playlist, reply } = await plays(t, url);
      t.needs(playlist !== undefined, say("notServed"));
      const address = joined(url, `token=${await tokenOf(t, videoPlace(t))}`);
      await judgePicture(t, t, { stream: "video", address, reply });
    },
    { browser: true },
  ),
];
