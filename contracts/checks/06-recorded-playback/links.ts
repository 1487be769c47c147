import { check } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { type JsonObject, plain } from "../../support/json.js";
import { videoRow } from "../../support/media/videos.js";
import { videoPlace } from "../../support/recipes/06-recorded-playback.js";
import type { Reply } from "../../support/reply.js";
import { say } from "./messages.js";

const schemes = {
  0: { hls_url: "http", rtmp_url: "rtmp" },
  1: { hls_url: "https", rtmp_url: "rtmpe" },
} as const;

/** security: plain addresses, or safe ones (523, 543, 557, 590). */
export const links = [
  check("6.1-security-links", (t) => givesLinks(t, details)),
  check("6.2-security-links", (t) => givesLinks(t, row)),
  check("6.1-security-default", (t) => isPlainByDefault(t, details)),
  check("6.2-security-default", (t) => isPlainByDefault(t, row)),
];

type Ask = (t: Context, security?: 0 | 1) => Promise<{ data: JsonObject; reply: Reply }>;

const details: Ask = async (t, security) => {
  const query = { ...videoPlace(t), ...(security === undefined ? {} : { security }) };
  const reply = t.given(await t.call("6.1", { query }));
  return { data: reply.object("data"), reply };
};

const row: Ask = async (t, security) => {
  const found = await videoRow(t, videoPlace(t), security === undefined ? {} : { security });
  t.needs(found.row !== undefined, say("notListed"));
  return { data: found.row ?? {}, reply: found.reply };
};

async function givesLinks(t: Context, ask: Ask): Promise<void> {
  for (const security of [0, 1] as const) {
    const { data, reply } = await ask(t, security);
    for (const field of ["hls_url", "rtmp_url"] as const) judgeScheme(t, data, field, security, reply);
  }
}

async function isPlainByDefault(t: Context, ask: Ask): Promise<void> {
  const { data, reply } = await ask(t);
  for (const field of ["hls_url", "rtmp_url"] as const) {
    if (!judgeScheme(t, data, field, 0, reply)) return;
  }
}

function judgeScheme(
  t: Context,
  data: JsonObject,
  field: "hls_url" | "rtmp_url",
  security: 0 | 1,
  reply: Reply,
): boolean {
  const scheme = schemes[security][field];
  const url = plain(data[field]);
  const right = url.toLowerCase().startsWith(`${scheme}://`);
  const words = { message: say("link", { field, scheme }), expected: `${scheme}://…`, actual: url };
  return t.holds(right, { ...words, reply });
}
