import type { Check } from "../contracts/support/check.js";
import { checksFor } from "../contracts/support/registry.js";
import { runChecks } from "../contracts/support/run.js";
import type { Scope } from "../contracts/support/scope.js";
import type { Defect } from "../emulator/defects.js";
import { startEmulator } from "../emulator/start.js";
import type { Edition } from "../schemas/edition.js";
import type { RequirementResult } from "../schemas/results/conformance.js";
import { startBroker } from "../target/broker.js";
import { parseTarget } from "../target/target-file.js";

/** How an emulator is started for a judgement in this process. */
export interface Subject {
  defects?: string[];
  style?: string;
  /** Other people's devices. */
  devices?: number;
}

/** Short enough to be waited for. */
const pageKeySeconds = 3;
/** An emulator in its plain style shows changes at once: nothing is waited for that will not come. */
const settleSeconds = 0.3;

/** Judges an emulator that is started for it, all in this process; nothing is written. */
export async function judgeEmulator(edition: Edition, subject: Subject, scope: Scope): Promise<RequirementResult[]> {
  const emulator = await startEmulator({ edition, pageKeySeconds, ...subject });
  try {
    const declared = subject.style === undefined ? { pageKeySeconds, settleSeconds } : emulator.targetFile.declared;
    const target = parseTarget({ ...emulator.targetFile, declared }, "emulator", {});
    const broker = await startBroker({ target, runDir: null, runId: "proof", seed: "proof" });
    try {
      return await runChecks({ edition, hello: broker.hello, wire: broker.wire, scope, checks: checksOf(edition) });
    } finally {
      await broker.close();
    }
  } finally {
    await emulator.close();
  }
}

const known = new WeakMap<Edition, Check[]>();

/** Made once: they know nothing of the target that they judge. */
function checksOf(edition: Edition): Check[] {
  const checks = known.get(edition) ?? checksFor(edition);
  known.set(edition, checks);
  return checks;
}

/** What the contracts say of one defect. */
export interface Proof {
  defect: string;
  /** Requirements that the defect breaks and the checks caught. */
  caught: string[];
  /** Requirements that the defect breaks and that were judged to hold, or were not judged. */
  missed: string[];
}

/** Gives the emulator one defect and judges the requirements that it breaks, and no others. */
export async function prove(edition: Edition, { id, breaks }: Pick<Defect, "id" | "breaks">): Promise<Proof> {
  const results = await judgeEmulator(edition, { defects: [id], devices: 40 }, { only: breaks });
  const broken = new Set(results.filter(isBroken).map((result) => result.id));
  return {
    defect: id,
    caught: breaks.filter((requirement) => broken.has(requirement)),
    missed: breaks.filter((requirement) => !broken.has(requirement)),
  };
}

/** Proves many defects, several at a time, since each mostly waits. */
export async function proveAll(edition: Edition, defects: readonly Defect[], atOnce = 6): Promise<Proof[]> {
  const queue = [...defects];
  const proofs: Proof[] = [];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) proofs.push(await proveByChance(edition, next));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return proofs;
}

/** A race is a matter of chance, and of how busy the machine is: what one run does not meet is tried twice more. */
async function proveByChance(edition: Edition, defect: Defect): Promise<Proof> {
  let proof = await prove(edition, defect);
  for (let again = 0; again < 2 && proof.missed.some((id) => id.includes("race")); again++) {
    proof = await prove(edition, defect);
  }
  return proof;
}

/** Whether the target is blamed. */
export function isBroken({ status }: RequirementResult): boolean {
  return status === "fail" || status === "warn" || status === "info";
}
