import { randomBytes } from "node:crypto";
import { MalformedError } from "./amf0.js";

/** The length of C1, C2, S1 and S2: a time (4 bytes), 4 bytes, and random bytes. */
export const helloBytes = 1536;

const version = 3;
/** From here on a first byte is text of another protocol, says the specification (5.2.2). */
const firstText = 32;

/** Says no to another protocol at its first byte. @throws MalformedError */
export function checkVersion(c0 = version): void {
  if (c0 < version || c0 >= firstText) throw new MalformedError(`C0 is ${c0}`);
}

/** S0, S1 and S2, in answer to C0 and C1. */
export function answerHello(c0c1: Buffer, wrong: boolean): Buffer {
  const s1 = randomBytes(helloBytes);
  s1.fill(0, 0, 8);
  // S2 repeats C1, with our time (which starts at 0, like S1's) in the place of its second field.
  const s2 = wrong ? randomBytes(helloBytes) : Buffer.from(c0c1.subarray(1, 1 + helloBytes));
  s2.fill(0, 4, 8);
  return Buffer.concat([Buffer.of(version), s1, s2]);
}
