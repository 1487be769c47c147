import type { RawAnswer } from "../../../target/wire.js";
import type { Context } from "../context.js";

/** C0 and S0: one byte, the version. C1, S1, S2: time, a word, and random bytes. */
const version = 3;
const partBytes = 1536;
const randomAt = 8;

/** How a server took the simple handshake of RTMP. */
export interface Handshake {
  answer: RawAnswer;
  /** Nobody took the connection: neither right nor wrong. */
  unreachable: boolean;
  fault?: "silent" | "no-version" | "short" | "no-echo";
}

/** Says C0 and C1 and reads up to S2, which must repeat what C1 held. */
export async function shakeHands(t: Context, { host, port }: { host: string; port: number }): Promise<Handshake> {
  const first = new Uint8Array(1 + partBytes);
  first[0] = version;
  first.set(t.random.bytes(partBytes - randomAt), 1 + randomAt);
  const expectBytes = 1 + 2 * partBytes;
  const answer = await t.session.wire.raw({ requirement: t.step, host, port, bytes: first, expectBytes });
  const kind = answer.failure?.kind;
  const unreachable = kind !== undefined && ["refused", "dns", "tls", "budget", "interrupted", "rate"].includes(kind);
  const fault = unreachable ? undefined : faultOf(first, answer.bytes);
  return { answer, unreachable, ...(fault ? { fault } : {}) };
}

function faultOf(first: Uint8Array, bytes: Uint8Array): Handshake["fault"] {
  if (bytes.length === 0) return "silent";
  if (bytes[0] !== version) return "no-version";
  if (bytes.length < 1 + 2 * partBytes) return "short";
  const echoed = Buffer.from(bytes.subarray(1 + partBytes + randomAt, 1 + 2 * partBytes));
  return echoed.equals(first.subarray(1 + randomAt)) ? undefined : "no-echo";
}
