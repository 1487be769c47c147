import { checks } from "../../support/check.js";
import { doubt } from "../../support/derived/doubts.js";
import { getPlaylist } from "../../support/media/follow.js";
import { beginsLikeImage, readImage } from "../../support/media/image.js";
import { liveAddress, liveStream } from "../../support/media/live.js";
import { say } from "./messages.js";

/** 4.2 and 4.3 work with what 4.1 returned. */
export const preload = [
  checks("4.2-preload", ["4.2-from-play-address", "4.2-available"], async (t) => {
    // Found before: a stream that only stops by the preload is told from one that never was there.
    const { form, play } = await liveStream(t);
    const reply = await t.call("4.2", await t.request("4.2"));
    await doubt(t, reply);
    if (!t.of("4.2-from-play-address").accepted(reply)) t.given(reply);
    t.needs(form !== undefined, say("notServed"));
    const { reply: last, playlist } = await getPlaylist(t, liveAddress(t, play, `${form}${play.token}`));
    t.of("4.2-available").holds(playlist !== undefined, { message: say("notAvailable"), reply: last });
  }),

  checks("4.3-preview", ["4.3-from-play-address", "4.3-preview-address", "4.3-content", "4.3-image"], async (t) => {
    const request = await t.request("4.3");
    const reply = await t.call("4.3", request);
    await doubt(t, reply);
    t.of("4.3-from-play-address").accepted(reply);
    t.of("4.3-preview-address").accepted(reply);
    t.of("4.3-preview-address").judgement.readingTaken = request.template ?? reply.operation.fact.url;
    const image = readImage(t.given(reply).bytes);
    const actual = image ? `${image.format}, ${image.complete ? "whole" : "cut off"}` : reply.shown();
    const expected = "an image";
    t.of("4.3-content").holds(beginsLikeImage(reply.bytes), { message: say("noImage"), expected, actual, reply });
    t.of("4.3-image").holds(image?.complete === true, { message: say("noImage"), expected, actual, reply });
  }),
];
