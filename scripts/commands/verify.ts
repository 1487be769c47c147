import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import type { CertificateCheck } from "../../reports/certificate.js";
import { UsageError } from "../../schemas/usage-error.js";
import type { Shell } from "../context.js";
import { say } from "../messages.js";
import { addCommon, type CommonOptions } from "../options.js";
import type { Rejudgement } from "../rejudge.js";
import { writeJson } from "../write-json.js";

interface Options extends CommonOptions {
  publicKey?: string;
}

/** `verify`: the files of a run by their digests, its signature, and its whole judgement again, offline. */
export function defineVerify(program: Command, shell: Shell): void {
  const command = program
    .command("verify")
    .description(shell.say(say("aboutVerify")))
    .argument("<run>", shell.say(say("argumentRun")))
    .option("--public-key <file>", shell.say(say("optionPublicKey")));
  addCommon(command, shell, { out: false }).action((run: string, options: Options) => verify(run, options, shell));
}

async function verify(dir: string, options: Options, shell: Shell): Promise<void> {
  const { checkManifest, problemText } = await import("../../reports/manifest.js");
  const { loadEdition } = await import("../../schemas/edition.js");
  const { rejudge } = await import("../rejudge.js");
  const { thisSuite } = await import("../suite.js");
  const { digest, problems } = await checkManifest(dir);
  const signature = await signatureOf(dir, options, digest, shell);
  const edition = await loadEdition(options.schemas);
  const again = await rejudge(dir, edition, thisSuite().digest).catch((error: Error) => {
    // What was tampered with may hold anything; a whole bundle that cannot be judged is none.
    if (problems.length === 0) throw error;
    return error instanceof UsageError ? error.text : say("notJudgedAgain", { problem: error.message });
  });
  const isJudged = "judged" in again;
  const lines = [
    ...problems.map((problem) => problemText(problem, shell.language)),
    ...signature.faults,
    ...signature.notes,
    ...(isJudged ? judgementLines(again, shell) : [shell.say(again)]),
  ];
  const isIntact = problems.length === 0 && signature.faults.length === 0;
  const isSame = isJudged && (again.differences.length === 0 || !again.sameSuite);
  writeJson(options.json, {
    intact: isIntact,
    sameVerdict: isJudged && again.differences.length === 0,
    sameSuite: isJudged ? again.sameSuite : null,
    problems,
    signed: signature.signed,
    differences: isJudged ? again.differences : [],
  });
  if (options.json !== "-") for (const line of lines) shell.print(line);
  process.exitCode = isIntact && isSame ? 0 : 1;
}

interface Signature {
  signed: boolean | null;
  faults: string[];
  notes: string[];
}

/** What the certificate says about this folder, and who signed it. */
async function signatureOf(dir: string, options: Options, manifest: string, shell: Shell): Promise<Signature> {
  const text = (key: Parameters<typeof say>[0]) => shell.say(say(key));
  if (!existsSync(join(dir, "certificate.json"))) {
    const faults = options.publicKey ? [text("noCertificate")] : [];
    return { signed: null, faults, notes: options.publicKey ? [] : [text("noCertificate")] };
  }
  const { checkCertificate } = await import("../../reports/certificate.js");
  const { publicKeyOf } = await import("../../reports/dsse.js");
  const key = options.publicKey ? publicKeyOf(await readKey(options.publicKey), options.publicKey) : null;
  const check: CertificateCheck = await checkCertificate(dir, key);
  const isAboutThis = check.statement.subject.some((subject) => subject.digest.sha256 === manifest);
  const faults = isAboutThis ? [] : [text("otherManifest")];
  if (check.signed === false) return { signed: false, faults: [...faults, text("notSigned")], notes: [] };
  if (check.signed) return { signed: true, faults, notes: [text("signed")] };
  return { signed: null, faults, notes: [text(check.keyIds.length > 0 ? "signatureUnchecked" : "unsigned")] };
}

async function readKey(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new UsageError(say("pemNotRead", { option: "--public-key", file, problem: (error as Error).message }));
  }
}

function judgementLines({ recorded, judged, differences, sameSuite }: Rejudgement, shell: Shell): string[] {
  const lines = differences.map(({ requirement, said, judged: now }) =>
    shell.say(say("judgedOtherwise", { requirement, said: said ?? "–", judged: now ?? "–" })),
  );
  if (!sameSuite) lines.push(shell.say(say("otherSuite", { version: recorded.suite.version })));
  const same = judged.length - differences.length;
  lines.push(shell.say(say("judgedAgain", { same, all: judged.length, verdict: recorded.verdict })));
  return lines;
}
