import { check, checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { get, getPlaylist, hostAndPort, isUnreachable } from "../../support/media/follow.js";
import { liveAddress, liveStream, tokenForms } from "../../support/media/live.js";
import { shakeHands } from "../../support/media/rtmp.js";
import { say as saySupport } from "../../support/messages.js";
import { protocols } from "../../support/recipes/04-live-playback.js";
import type { Reply } from "../../support/reply.js";
import { NotTested } from "../../support/signals.js";
import { say } from "./messages.js";

/** A host, an address or `[v6]`, and a port (367); no scheme and no path. */
const addrForm = /^(\[[0-9a-f:.]+\]|[^\s:/?#[\]]+):\d{1,5}$/i;
/** Schemes of RTMP's kinds: encrypted, over TLS, tunnelled. */
const rtmpType = /^rtmp(e|s|t|te|ts)?$/i;

function addressReply(t: Context, protocol_type: number): Promise<Reply> {
  const { deviceId, channelId } = t.fixture("online");
  return t.call("4.1", { query: { device_id: deviceId, channel_id: channelId, protocol_type } });
}

/** What 4.1 answers, and what listens there. */
export const address = [
  check("4.1-address-joined", async (t) => {
    for (const protocol of Object.values(protocols)) {
      const reply = t.given(await addressReply(t, protocol));
      const addr = reply.text("data.addr");
      t.holds(addrForm.test(addr), { message: say("notJoinable"), expected: "ip:port", actual: addr, reply });
      t.holds(reply.text("data.accessToken") !== "", { message: say("noToken"), expected: "a token", reply });
    }
  }),

  check("4.1-hls-live-address", async (t) => {
    const { form, found, play } = await liveStream(t);
    if (isUnreachable(found.reply)) {
      throw new NotTested("TARGET_LOST", saySupport("lost", { section: play.address, problem: found.reply.shown() }));
    }
    const expected = "a playlist";
    if (!t.holds(form !== undefined, { message: say("notServed"), expected, reply: found.reply })) return;
    // The document prints the token bare; a parameter's name is the other reading of it.
    t.judgement.readingTaken = `?${form}accessToken`;
  }),

  checks("4.1-rtmp", ["4.1-rtmp-live-address", "4.1-rtmp-handshake"], async (t) => {
    const reply = t.given(await addressReply(t, protocols.rtmp));
    const type = reply.text("data.type");
    const place = hostAndPort(reply.text("data.addr"), rtmpPort);
    t.of("4.1-rtmp-live-address").holds(rtmpType.test(type), {
      message: say("notRtmpType"),
      expected: "rtmp or rtmpe",
      actual: type,
      reply,
    });
    const handshake = t.of("4.1-rtmp-handshake");
    if (!place) return handshake.skip(new NotTested("PREREQUISITE_FAILED", say("notJoinable")));
    const { answer, unreachable, fault } = await shakeHands(t, place);
    if (unreachable || (fault && !/^rtmpt?s?$/i.test(type))) {
      // RTMPE and RTMPS begin in ways of their own.
      const problem = answer.failure?.message ?? type;
      return handshake.skip(new NotTested("PREREQUISITE_FAILED", saySupport("lost", { section: "rtmp", problem })));
    }
    const actual = `${answer.bytes.length} bytes, ${fault}`;
    const message = say("handshake", { fault: fault ?? "" });
    handshake.holds(fault === undefined, { message, expected: "S0, S1 and S2, which repeats C1", actual, reply });
  }),

  checks("4.1-listeners", ["4.1-addr-reachable", "4.1-protocol-type"], async (t) => {
    await listensForRtmp(t);
    await listensForHttp(t, protocols.hls, "http");
    await listensForHttp(t, protocols.httpsHls, "https");
    const spoken = t.of("4.1-protocol-type");
    if (spoken.judgement.assertions === 0) spoken.skip(new NotTested("PREREQUISITE_FAILED", say("unreachable")));
  }),

  check("4.1-https-hls", async (t) => {
    const { form } = await liveStream(t);
    t.needs(form !== undefined, say("notServed"));
    const reply = t.given(await addressReply(t, protocols.httpsHls));
    const secure = { address: `https://${plainAddr(reply)}` };
    const query = (token: string) => `${form}${token}`;
    let found = await getPlaylist(t, liveAddress(t, secure, query(reply.text("data.accessToken"))));
    for (const other of tokenForms) {
      if (found.playlist || other === form || isUnreachable(found.reply)) continue;
      found = await getPlaylist(t, liveAddress(t, secure, `${other}${reply.text("data.accessToken")}`));
    }
    t.holds(found.playlist !== undefined, {
      message: say("notServed"),
      expected: "a playlist over TLS",
      reply: found.reply,
    });
  }),
];

/** Where an address names none. */
const rtmpPort = 1935;

function plainAddr(reply: Reply): string {
  return reply.text("data.addr").replace(/^\w+:\/\//, "");
}

/** The address, where it is one that can be reached at all. */
function named(t: Context, reply: Reply): string {
  t.shown(reply, "data.addr");
  t.needs(addrForm.test(plainAddr(reply)), say("notJoinable"));
  return plainAddr(reply);
}

async function listensForRtmp(t: Context): Promise<void> {
  const reply = await addressReply(t, protocols.rtmp);
  const place = hostAndPort(named(t, reply), rtmpPort);
  const { answer, unreachable, fault } = place ? await shakeHands(t, place) : { ...nobody };
  const actual = answer.failure?.message ?? "";
  const reached = t.of("4.1-addr-reachable").holds(!unreachable, { message: say("unreachable"), actual, reply });
  if (!reached || !/^rtmp$/i.test(reply.text("data.type"))) return;
  const message = say("otherProtocol", { protocol: "RTMP" });
  t.of("4.1-protocol-type").holds(fault !== "no-version", { message, expected: "S0", actual: fault ?? "", reply });
}

const nobody = {
  unreachable: true,
  fault: undefined,
  answer: { bytes: new Uint8Array(), exchange: "", failure: { kind: "refused" as const, message: "no address" } },
};

async function listensForHttp(t: Context, protocol: number, scheme: "http" | "https"): Promise<void> {
  const answer = await addressReply(t, protocol);
  const place = { address: `${scheme}://${named(t, answer)}` };
  const reply = await get(t, liveAddress(t, place, answer.text("data.accessToken")));
  if (!t.of("4.1-addr-reachable").holds(!isUnreachable(reply), { message: say("unreachable"), reply })) return;
  const message = say("otherProtocol", { protocol: scheme.toUpperCase() });
  t.of("4.1-protocol-type").holds(reply.status > 0, { message, expected: `an answer over ${scheme}`, reply });
}
