import { readFile } from "node:fs/promises";
import { shippedEdition } from "../edition.js";
import { extractFacts } from "../extract/index.js";
import { generate } from "./index.js";
import { writeEdition } from "./write.js";

/** Renews `schemas/generated/` from the shipped document: `npx tsx schemas/generate/cli.ts`. */
const document = new URL("../document/onenet-video-api.txt", import.meta.url);
const files = await generate(extractFacts(await readFile(document)));
await writeEdition(shippedEdition, files);
console.log(`${files.size} files written`);
