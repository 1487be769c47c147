import type { Erratum } from "../edition.js";
import type { Fact } from "../facts.js";
import { derivedRequirements } from "../requirements/derive.js";
import { requirementIdsModule } from "./requirement-ids.js";
import { schemasOf, sourceOf } from "./schemas.js";
import { typesModule } from "./types.js";
import { validatorsDeclaration, validatorsModule } from "./validators.js";

/** What the extractor read out of one document. */
export interface Extraction {
  facts: Fact[];
  lines: string[];
  digest: string;
  errata: Erratum[];
}

/**
 * All files of an edition, by their path below its folder. The same extraction gives the same bytes.
 */
export async function generate({ facts, lines, digest, errata }: Extraction): Promise<Map<string, string>> {
  const source = sourceOf({ facts, lines, errata });
  const schemas = schemasOf(source);
  const files = new Map<string, string>();
  files.set(
    "package.json",
    json({ type: "module", description: "Generated from the vendor's document, do not edit." }),
  );
  files.set("edition.json", json({ format: 1, digest }));
  files.set("document.txt", `${lines.join("\n")}\n`);
  files.set("facts.jsonl", facts.map((fact) => `${JSON.stringify(fact)}\n`).join(""));
  files.set("errata.json", json(errata));
  for (const [name, schema] of schemas) files.set(`operations/${name}.schema.json`, json(schema));
  files.set("types.ts", await typesModule(schemas, source.sections));
  files.set("validators.js", await validatorsModule(schemas));
  files.set("validators.d.ts", validatorsDeclaration([...schemas.keys()]));
  files.set("requirement-ids.ts", requirementIdsModule(derivedRequirements(source)));
  return files;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
