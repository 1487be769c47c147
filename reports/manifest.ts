import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { lstat, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "../schemas/language.js";
import { UsageError } from "../schemas/usage-error.js";
import { say } from "./manifest-messages.js";

/** `manifest.json`: what a run's folder holds. */
interface Manifest {
  format: 1;
  /** In the order of their paths. */
  files: { path: string; bytes: number; sha256: string }[];
}

export type ManifestProblem = { kind: "missing" | "added" | "changed" | "no-file"; file: string };

const manifestName = "manifest.json";
/** What is made after the manifest, about it. */
const after = new Set([manifestName, "certificate.json"]);

/**
 * Writes `manifest.json` with the digests of all files of a run's folder, and returns its own digest (`sha256` in hex). Call it when
 * nothing else but the certificate will be written.
 */
export async function writeManifest(dir: string): Promise<string> {
  const manifest: Manifest = { format: 1, files: [] };
  for (const path of await pathsIn(dir)) {
    const bytes = await readFile(join(dir, path));
    manifest.files.push({ path, bytes: bytes.length, sha256: sha256(bytes) });
  }
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  await writeFile(join(dir, manifestName), text);
  return sha256(Buffer.from(text));
}

/**
 * Holds a run's folder against its manifest: each file that is missing, added or changed is named. `UsageError` where the folder is
 * no bundle at all (exit 2).
 */
export async function checkManifest(dir: string): Promise<{ digest: string; problems: ManifestProblem[] }> {
  if (!existsSync(join(dir, manifestName))) throw new UsageError(say("noBundle", { dir }));
  const text = await readFile(join(dir, manifestName));
  const listed = new Map(parsed(text, dir).files.map((file) => [file.path, file]));
  const problems: ManifestProblem[] = [];
  const there = new Set(await pathsIn(dir));
  for (const { path, sha256: digest } of listed.values()) {
    if (!there.has(path)) problems.push({ kind: "missing", file: path });
    else if (!(await lstat(join(dir, path))).isFile()) problems.push({ kind: "no-file", file: path });
    else if (sha256(await readFile(join(dir, path))) !== digest) problems.push({ kind: "changed", file: path });
  }
  for (const path of there) if (!listed.has(path)) problems.push({ kind: "added", file: path });
  return { digest: sha256(text), problems };
}

/** One line a problem, for people. */
export const problemText = ({ kind, file }: ManifestProblem, language: Language): string =>
  say(kind, { file })[language];

/** Hex. */
export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function parsed(text: Buffer, dir: string): Manifest {
  try {
    const manifest = JSON.parse(text.toString("utf8")) as Partial<Manifest>;
    const whole = manifest.format === 1 && Array.isArray(manifest.files);
    if (whole && manifest.files?.every((file) => typeof file?.path === "string" && typeof file.sha256 === "string"))
      return manifest as Manifest;
  } catch {
    // Told below, like any other text that is no manifest.
  }
  throw new UsageError(say("noManifest", { dir }));
}

/** Every path below the folder but that of the manifest and of what is made after it; links are named, never followed. */
async function pathsIn(dir: string, below = ""): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(join(dir, below), { withFileTypes: true })) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) paths.push(...(await pathsIn(dir, path)));
    else if (!after.has(path)) paths.push(path);
  }
  return paths.sort();
}
