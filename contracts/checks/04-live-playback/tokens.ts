import { check } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { refusedBesideTwin } from "../../support/derived/twin.js";
import { getPlaylist } from "../../support/media/follow.js";
import { beginsLikeImage } from "../../support/media/image.js";
import { liveAddress, liveStream, tokenOfOtherStream } from "../../support/media/live.js";
import { changed } from "../../support/request.js";
import { say, withToken } from "./messages.js";

/** A token opens the stream that it was given for, and nothing else does. */
export const tokens = [
  check("4.1-token-required", async (t) => {
    await plays(t);
    await playsNot(t, undefined, "none");
    await playsNot(t, t.random.text(32), "madeUp");
  }),

  check("4.1-token-bound", async (t) => {
    await plays(t);
    await playsNot(t, await otherToken(t), "other");
  }),

  check("4.2-token-checked", async (t) => {
    const good = await t.request("4.2");
    const bad = changed(good, { query: { token: t.random.text(32) } });
    await refusedBesideTwin(t, "4.2", bad, good, withToken("takenWith", "madeUp"));
    await refusedBesideTwin(
      t,
      "4.2",
      changed(good, { query: { token: undefined } }),
      good,
      withToken("takenWith", "none"),
    );
  }),

  check("4.2-token-bound", async (t) => {
    const good = await t.request("4.2");
    const bad = changed(good, { query: { token: await otherToken(t) } });
    await refusedBesideTwin(t, "4.2", bad, good, withToken("takenWith", "other"));
  }),

  check("4.3-token-checked", async (t) => {
    await showsNot(t, t.random.text(32), "madeUp");
    await showsNot(t, undefined, "none");
  }),

  check("4.3-token-bound", async (t) => showsNot(t, await otherToken(t), "other")),
];

async function otherToken(t: Context): Promise<string> {
  const token = await tokenOfOtherStream(t);
  t.needs(token !== undefined, say("noOtherStream"));
  return token ?? "";
}

/** The twin: with its own token the stream plays. */
async function plays(t: Context): Promise<void> {
  const { form } = await liveStream(t);
  t.needs(form !== undefined, say("notServed"));
}

type TokenName = Parameters<typeof withToken>[1];

async function playsNot(t: Context, token: string | undefined, name: TokenName): Promise<void> {
  const { form, play } = await liveStream(t);
  const { reply, playlist } = await getPlaylist(t, liveAddress(t, play, token === undefined ? "" : `${form}${token}`));
  const expected = "no playlist";
  t.holds(playlist === undefined, { message: withToken("playsWithout", name), expected, actual: "a playlist", reply });
}

async function showsNot(t: Context, token: string | undefined, name: TokenName): Promise<void> {
  const good = await t.request("4.3");
  const reply = await t.call("4.3", changed(good, { query: { token } }));
  t.given(await t.call("4.3", good));
  const isImage = reply.accepted && beginsLikeImage(reply.bytes);
  t.holds(!isImage, { message: withToken("takenWith", name), expected: "no image", actual: "an image", reply });
}
