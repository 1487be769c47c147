import { createHash, createHmac, type Hash, type Hmac, randomBytes } from "node:crypto";

type Input = string | ArrayBuffer;
type OutputEncoding = "hex" | "base64" | "base64url" | "base64rawurl" | "binary";

const algorithms: Record<string, string> = {
  md4: "md4",
  md5: "md5",
  sha1: "sha1",
  sha256: "sha256",
  sha384: "sha384",
  sha512: "sha512",
  sha512_224: "sha512-224",
  sha512_256: "sha512-256",
  ripemd160: "ripemd160",
};

function algorithmOf(name: string): string {
  const algorithm = algorithms[name];
  if (algorithm === undefined) throw new Error(`invalid algorithm: ${name}`);
  return algorithm;
}

function output(digest: Buffer, encoding: OutputEncoding): string | ArrayBuffer {
  switch (encoding) {
    case "binary":
      return digest.buffer.slice(digest.byteOffset, digest.byteOffset + digest.byteLength) as ArrayBuffer;
    case "base64rawurl":
      return digest.toString("base64url");
    case "base64url":
      return digest.toString("base64").replaceAll("+", "-").replaceAll("/", "_");
    case "hex":
    case "base64":
      return digest.toString(encoding);
    default:
      throw new Error(`invalid output encoding: ${String(encoding)}`);
  }
}

/** A hash under way; `digest` may be asked for more than once. */
class Hasher {
  constructor(
    private readonly hash: () => Hash | Hmac,
    private readonly parts: Buffer[] = [],
  ) {}

  update(data: Input): void {
    this.parts.push(typeof data === "string" ? Buffer.from(data) : Buffer.from(data));
  }

  digest(encoding: OutputEncoding): string | ArrayBuffer {
    const hash = this.hash();
    for (const part of this.parts) hash.update(part);
    return output(hash.digest(), encoding);
  }
}

const keyOf = (secret: Input) => (typeof secret === "string" ? secret : Buffer.from(secret));

function hashed(name: string, data: Input, encoding: OutputEncoding): string | ArrayBuffer {
  const hasher = new Hasher(() => createHash(algorithmOf(name)));
  hasher.update(data);
  return hasher.digest(encoding);
}

/** `k6/crypto`. */
export const cryptoModule: Record<string, unknown> = {
  createHash: (name: string) => new Hasher(() => createHash(algorithmOf(name))),
  createHMAC: (name: string, secret: Input) => new Hasher(() => createHmac(algorithmOf(name), keyOf(secret))),
  hmac: (name: string, secret: Input, data: Input, encoding: OutputEncoding) => {
    const hasher = new Hasher(() => createHmac(algorithmOf(name), keyOf(secret)));
    hasher.update(data);
    return hasher.digest(encoding);
  },
  randomBytes: (length: number) => {
    const bytes = randomBytes(length);
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  },
};
for (const name of Object.keys(algorithms)) {
  cryptoModule[name] = (data: Input, encoding: OutputEncoding) => hashed(name, data, encoding);
}
