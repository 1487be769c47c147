import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { listDefects } from "../emulator/defects.js";
import { loadEdition } from "../schemas/edition.js";
import { dependencyTable } from "./dependencies.js";
import { packageRoot } from "./package.js";
import { requirementTable } from "./requirement-table.js";

/** The generated pages of `docs/`, by their paths in the package. */
export async function generatedDocs(): Promise<Map<string, string>> {
  const edition = await loadEdition();
  return new Map([
    ["docs/requirements.md", requirementTable(edition, listDefects(edition))],
    ["docs/dependencies.md", dependencyTable()],
  ]);
}

/** Those of them that are not as they would be generated. */
export async function staleDocs(): Promise<string[]> {
  const stale: string[] = [];
  for (const [path, text] of await generatedDocs()) if (readOrEmpty(path) !== text) stale.push(path);
  return stale;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(new URL(path, packageRoot), "utf8");
  } catch {
    return "";
  }
}

/** Run by itself (`npm run generate`), it writes them. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of await generatedDocs()) writeFileSync(new URL(path, packageRoot), text);
}
