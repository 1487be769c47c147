import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { codeRoot, version } from "./package.js";

/** Who judged: the version, and a digest over the code that judges and the facts that it judges by. */
export interface Suite {
  name: "onenet-video";
  version: string;
  digest: string;
}

const judging = ["schemas", "target", "contracts"];

/** This suite. The digest covers what decides a verdict: schemas, wire and contracts, tests left out. */
export function thisSuite(): Suite {
  const hash = createHash("sha256");
  const root = fileURLToPath(codeRoot);
  for (const folder of judging) {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
    for (const file of files.filter((name) => /\.(ts|js|jsonl?|yaml)$/.test(name) && !/\.test\./.test(name)).sort()) {
      hash.update(`${folder}/${file}\0`).update(readFileSync(join(root, folder, file)));
    }
  }
  return { name: "onenet-video", version, digest: `sha256:${hash.digest("hex")}` };
}
