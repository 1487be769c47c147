import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { loadEdition, shippedEdition } from "./edition.js";
import { extractFacts } from "./extract/index.js";
import { generate } from "./generate/index.js";
import { writeEdition } from "./generate/write.js";
import { judgeAnswer, judgeRequest } from "./judge.js";

const document = await readFile(new URL("./document/onenet-video-api.txt", import.meta.url), "utf8");

const files = await generate(extractFacts(document));

async function inFolder(use: (dir: string) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "onenet-edition-"));
  try {
    await use(dir);
  } finally {
    await rm(dir, { recursive: true });
  }
}

test("the shipped edition is what the shipped document gives", async () => {
  for (const [name, text] of files) {
    expect(await readFile(join(shippedEdition, name), "utf8"), `${name}: run npm run generate`).toBe(text);
  }
});

test("the same text gives the same bytes", async () => {
  expect([...(await generate(extractFacts(document)))]).toEqual([...files]);
});

test("an edition of an edited document is written to any folder and loaded from it", async () => {
  await inFolder(async (dir) => {
    const edited = document.replace("默认30,最多100", "默认20,最多50").replaceAll('"boot_address"', '"start_address"');
    await writeEdition(dir, await generate(extractFacts(edited)));
    const edition = await loadEdition(dir);
    expect(judgeRequest(edition, "1.5", { query: { per_page: "51" } })[0]?.requirement).toBe("1.5-per_page-maximum");
    expect(judgeAnswer(edition, "10", { errno: 0, error: "succ", data: { boot_port: 1 } })[0]?.requirement).toBe(
      "10-start_address",
    );
    expect(edition.lines[132]).toContain("最多50");
  });
});

test("an operation that a later edition drops leaves no schema behind", async () => {
  await inFolder(async (dir) => {
    await writeEdition(dir, files);
    const fewer = new Map([...files].filter(([name]) => !name.startsWith("operations/10-")));
    await writeEdition(dir, fewer);
    await expect(readFile(join(dir, "operations/10-response.schema.json"))).rejects.toThrow("ENOENT");
  });
});

test("a folder that holds other files is left alone", async () => {
  await inFolder(async (dir) => {
    await writeFile(join(dir, "thesis.txt"), "mine");
    await expect(writeEdition(dir, new Map())).rejects.toThrow(
      `--out: "${dir}" holds other files ("thesis.txt"); allowed: a new or empty folder, or an earlier edition. Name another folder.`,
    );
  });
});

test("a folder that is no edition is named with the remedy", async () => {
  await inFolder(async (dir) => {
    await expect(loadEdition(dir)).rejects.toThrow(
      `schemas: "${dir}" is no folder of schemas (no edition.json); allowed: what "onenet-video extract --out DIR" wrote. Run it first.`,
    );
    for (const [name, text] of files) {
      if (!name.includes("/")) await writeFile(join(dir, name), name === "facts.jsonl" ? "{" : text);
    }
    await expect(loadEdition(dir)).rejects.toThrow("is no folder of schemas (facts.jsonl is damaged)");
  });
});
