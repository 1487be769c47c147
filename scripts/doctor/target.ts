import { loadEdition } from "../../schemas/edition.js";
import { UsageError } from "../../schemas/usage-error.js";
import { startBroker } from "../../target/broker.js";
import { errnoOf, isAccepted } from "../../target/judged-answer.js";
import { probe } from "../../target/probe.js";
import type { Target } from "../../target/target.js";
import type { Answer } from "../../target/wire.js";
import type { Shell } from "../context.js";
import type { TargetOptions } from "../options.js";
import { chooseTarget } from "../target-of.js";
import { examineMedia } from "./media.js";
import { say } from "./messages.js";
import type { Sign } from "./sign.js";

/** Looks at a target with a few calls that only read. A wrong target file is a sign too, not an error. */
export async function examineTarget(options: TargetOptions, shell: Shell): Promise<Sign[]> {
  try {
    const { target, emulator } = await chooseTarget(options, shell);
    try {
      return await examine(target);
    } finally {
      await emulator?.close();
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [{ state: "bad", what: say("notReached", { problem: error.text }) }];
  }
}

async function examine(target: Target): Promise<Sign[]> {
  await probe(target, await loadEdition());
  const broker = await startBroker({ target, runDir: null, runId: "doctor", seed: "doctor" });
  const ask = (url: string) => broker.wire.send({ requirement: "doctor", method: "GET", url, key: "master" });
  try {
    const devices = await ask("/devices?page=1&per_page=1");
    const live = await ask(`/ipc/video/stat/getpushlist?productid=${target.productId}`);
    const reached: Sign = { state: "good", what: say("reached", { address: target.apiAddress }) };
    const signs = [reached, apiSign(devices), keySign(devices, live), clockSign(devices)].filter(
      (sign) => sign !== null,
    );
    return [...signs, ...(await examineMedia(target, broker.wire))];
  } finally {
    await broker.close();
  }
}

function apiSign(answer: Answer): Sign | null {
  if (errnoOf(answer) !== undefined) return null;
  const found = `HTTP ${answer.status}, ${answer.headers["content-type"] ?? "no content-type"}`;
  return { state: "odd", what: say("notThisApi", { answer: found }), why: say("notThisApiWhy") };
}

function keySign(devices: Answer, live: Answer): Sign | null {
  if (isAccepted(live)) return { state: "good", what: say("masterKey") };
  return isAccepted(devices) ? { state: "bad", what: say("deviceKey"), why: say("deviceKeyWhy") } : null;
}

function clockSign(answer: Answer): Sign | null {
  const theirs = Date.parse(answer.headers.date ?? "");
  if (Number.isNaN(theirs)) return null;
  const seconds = Math.abs(Math.round((answer.at - theirs) / 1000));
  if (seconds <= 60) return { state: "good", what: say("clock", { seconds: Math.max(1, seconds) }) };
  return {
    state: "odd",
    what: say("clockOff", { seconds }),
    why: say("clockOffWhy"),
    mend: "timedatectl set-ntp true",
  };
}
