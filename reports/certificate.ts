import { createPublicKey, type KeyObject } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ConformanceResult } from "../schemas/results/conformance.js";
import type { LoadResult } from "../schemas/results/load.js";
import { UsageError } from "../schemas/usage-error.js";
import { badgeSvg } from "./badge.js";
import { say } from "./certificate-messages.js";
import { certificateHtml } from "./certificate-page.js";
import { type Envelope, isSignedBy, keyIdOf, seal } from "./dsse.js";
import { sha256, writeManifest } from "./manifest.js";
import { type Statement, statementOf, statementType } from "./statement.js";

/** What a certificate is made from. */
export interface CertificateInput {
  conformance: ConformanceResult;
  loads: readonly LoadResult[];
  /** The private key, Ed25519 (`privateKeyOf`); null leaves the certificate unsigned. */
  key: KeyObject | null;
}

const payloadType = "application/vnd.in-toto+json";

/** A run that was narrowed (`--section`, `--only`, `--read-only`) makes no certificate. */
const mayCertify = (result: ConformanceResult): boolean => result.run.scope === "all";

/**
 * Writes `certificate.html`, `badge.svg`, then `manifest.json` over everything in the folder, then `certificate.json`: an in-toto
 * statement about that manifest in a DSSE envelope. Call it last. A narrowed run gets its manifest and no certificate: null.
 */
export async function writeCertificate(dir: string, input: CertificateInput): Promise<Envelope | null> {
  if (!mayCertify(input.conformance)) {
    await writeManifest(dir);
    return null;
  }
  const results = sha256(await readFile(join(dir, "results.json")));
  const keyId = input.key ? keyIdOf(createPublicKey(input.key)) : null;
  await writeFile(join(dir, "certificate.html"), certificateHtml(input.conformance, input.loads, { results, keyId }));
  await writeFile(join(dir, "badge.svg"), badgeSvg(input.conformance));
  const manifest = await writeManifest(dir);
  const statement = statementOf(input.conformance, input.loads, { manifest, results });
  const envelope = seal(payloadType, Buffer.from(JSON.stringify(statement)), input.key);
  await writeFile(join(dir, "certificate.json"), `${JSON.stringify(envelope, null, 1)}\n`);
  return envelope;
}

/** What a certificate says of itself. */
export interface CertificateCheck {
  statement: Statement;
  keyIds: string[];
  /** Null where no public key was given to check against. */
  signed: boolean | null;
}

/** Reads `certificate.json` of a run's folder and checks its signature; `UsageError` where it is no certificate. */
export async function checkCertificate(dir: string, publicKey: KeyObject | null): Promise<CertificateCheck> {
  const file = join(dir, "certificate.json");
  const envelope = await envelopeIn(file);
  const statement = statementIn(envelope);
  if (!statement) throw new UsageError(say("notACertificate", { file }));
  return {
    statement,
    keyIds: envelope.signatures.map(({ keyid }) => keyid),
    signed: publicKey ? isSignedBy(envelope, publicKey) : null,
  };
}

async function envelopeIn(file: string): Promise<Envelope> {
  try {
    const value = JSON.parse(await readFile(file, "utf8")) as Partial<Envelope>;
    const whole = value.payloadType === payloadType && typeof value.payload === "string";
    if (whole && value.signatures?.every((one) => typeof one?.sig === "string")) return value as Envelope;
  } catch {
    // Told below, like any other text that is no envelope.
  }
  throw new UsageError(say("notACertificate", { file }));
}

function statementIn(envelope: Envelope): Statement | null {
  try {
    const value = JSON.parse(Buffer.from(envelope.payload, "base64").toString("utf8")) as Partial<Statement>;
    return value._type === statementType && Array.isArray(value.subject) ? (value as Statement) : null;
  } catch {
    return null;
  }
}
