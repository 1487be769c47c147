import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Files that somebody could hand us by mistake, in a folder of their own. */
export const folder = mkdtempSync(join(tmpdir(), "errors-"));

/** Writes a target file and returns its path. */
function targetFile(name: string, fields: Record<string, unknown>): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify({ apiAddress: "http://127.0.0.1:9", masterKey: "k", productId: 1, ...fields }));
  return file;
}

export const typo = targetFile("typo.json", { allow: ["write", "recrod"] });
export const unclaimable = targetFile("unclaimable.json", { claims: ["99"] });
export const claimsThree = targetFile("claimsThree.json", { claims: ["3"] });
export const unset = targetFile("unset.json", { masterKey: ["$", "{NO_SUCH_NAME}"].join("") });

export const notJson = join(folder, "torn.json");
writeFileSync(notJson, "{");
export const stray = join(folder, "stray.txt");
writeFileSync(stray, "<html>");
export const remote = targetFile("remote.json", { name: "vendor-x", apiAddress: "http://api.invalid" });
export const badThresholds = join(folder, "thresholds.json");
writeFileSync(badThresholds, JSON.stringify({ http_req_duration: ["p95<1"] }));
export const none = join(folder, "none");
