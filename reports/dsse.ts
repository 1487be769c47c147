import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { UsageError } from "../schemas/usage-error.js";
import { say } from "./certificate-messages.js";

/** A Dead Simple Signing Envelope, https://github.com/secure-systems-lab/dsse. */
export interface Envelope {
  payloadType: string;
  /** Base64. */
  payload: string;
  signatures: { keyid: string; sig: string }[];
}

/** What is signed: the type and the body with their lengths, so that neither can be taken for a part of the other. */
export function signedBytes(payloadType: string, payload: Uint8Array): Buffer {
  const type = Buffer.from(payloadType, "utf8");
  return Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${payloadType} ${payload.length} `, "utf8"), payload]);
}

/** An envelope around a payload, signed where an Ed25519 key is given; without one it has no signature. */
export function seal(payloadType: string, payload: Uint8Array, key: KeyObject | null): Envelope {
  const signatures = key
    ? [
        {
          keyid: keyIdOf(createPublicKey(key)),
          sig: sign(null, signedBytes(payloadType, payload), key).toString("base64"),
        },
      ]
    : [];
  return { payloadType, payload: Buffer.from(payload).toString("base64"), signatures };
}

/** True when one of the signatures is of that key and covers type and payload. */
export function isSignedBy(envelope: Envelope, key: KeyObject): boolean {
  const bytes = signedBytes(envelope.payloadType, Buffer.from(envelope.payload, "base64"));
  return envelope.signatures.some(({ sig }) => verify(null, bytes, key, Buffer.from(sig, "base64")));
}

/** SHA-256 of the public key in SPKI, hex. */
export const keyIdOf = (key: KeyObject): string =>
  createHash("sha256")
    .update(key.export({ type: "spki", format: "der" }))
    .digest("hex");

/** An Ed25519 private key in PEM; `UsageError` for anything else. */
export function privateKeyOf(pem: string, file: string): KeyObject {
  return ed25519(() => createPrivateKey(pem), "private", file);
}

/** An Ed25519 public key in PEM; `UsageError` for anything else. */
export function publicKeyOf(pem: string, file: string): KeyObject {
  return ed25519(() => createPublicKey(pem), "public", file);
}

function ed25519(read: () => KeyObject, kind: "private" | "public", file: string): KeyObject {
  const remedy = kind === "private" ? "privateKey" : "publicKey";
  let key: KeyObject;
  try {
    key = read();
  } catch {
    throw new UsageError(say(remedy, { file, found: "-" }));
  }
  if (key.asymmetricKeyType !== "ed25519")
    throw new UsageError(say(remedy, { file, found: key.asymmetricKeyType ?? "-" }));
  return key;
}
