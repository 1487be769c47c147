import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { packageRoot } from "./package.js";
import { unknownWords } from "./testing/command-words.js";
import { blocksOf, commandLines, headingLevels } from "./testing/markdown.js";
import { runBin, startBin } from "./testing/run-bin.js";

const read = (name: string) => readFileSync(new URL(name, packageRoot), "utf8");
const english = read("README.md");
const chinese = read("README.zh.md");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
const texts = { "README.md": english, "README.zh.md": chinese };
const inFiles = (names: string[]) => names.map((name) => [name, read(name)] as const);

/** Words for people in a block may be in either language: comments behind `#` are not compared. */
const compared = (text: string) => blocksOf(text).map((block) => block.text.replaceAll(/\s*# .*$/gm, ""));

test("both READMEs have the same headings", () => {
  expect(headingLevels(chinese)).toEqual(headingLevels(english));
});

test("both READMEs show the same blocks", () => {
  expect(compared(chinese)).toEqual(compared(english));
});

const docs = readdirSync(new URL("docs/", packageRoot), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`);
const pages = ["docs/certify.md", "docs/contributing.md", "docs/judging.md", "docs/troubleshooting.md"];
for (const [name, text] of [...Object.entries(texts), ...inFiles(pages)]) {
  test(`every command line of ${name} is one that the package has`, () => {
    const lines = commandLines(text);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.flatMap(problemsOf)).toEqual([]);
  });
}

test("every link to a file leads somewhere", () => {
  const all = [...Object.keys(texts), ...docs];
  const broken = all.flatMap((name) =>
    [...read(name).matchAll(/(?<!!\[[^\]]*)\]\((?!https?:)([^)#]+)/g)]
      .map(([, link = ""]) => link)
      .filter((link) => !existsSync(new URL(link, new URL(name, packageRoot))))
      .map((link) => `${name}: ${link}`),
  );
  expect(broken).toEqual([]);
});

/** `--help` knows the words of a call of ours, package.json the scripts of npm; other tools are not ours to judge. */
function problemsOf(line: string): string[] {
  const call = line.replace(/^([A-Z_]+=\S+ )+/, "");
  // Made and verified on a copy: neither this scenario nor that chapter is part of the suite.
  if (/device-search|--section 16/.test(call)) return [];
  if (call.startsWith("npx onenet-video ")) return unknownWords(call);
  const script = /^npm (?:run )?(start|test|[\w-]+)/.exec(call)?.[1] ?? "";
  const isNpm = ["ci", "install", "config", "pack"].includes(script);
  return call.startsWith("npx ") || isNpm || scripts[script] ? [] : [`${line}: no script "${script}"`];
}

test.describe("what the README tells to type does what it says", () => {
  test.setTimeout(120_000);
  let dir = "";
  test.beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "readme-"));
  });
  test.afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test("the target file is read, and its plan sends nothing", async () => {
    const printed = blocksOf(english).find(({ language }) => language === "json")?.text ?? "";
    writeFileSync(join(dir, "target.json"), printed);
    const words = ["contracts", "--target", "target.json", "--plan"];
    const { code, out } = await runBin(words, { ONENET_MASTER_KEY: "abcdefgh12345678" }, dir);
    expect(out).toContain("nothing was sent");
    expect(code).toBe(0);
  });

  test("the emulator writes a target file that contracts judges, by file and by address", async () => {
    const emulator = startBin(["emulator", "--write-target", "emulator.json"], {}, dir);
    try {
      const [url = ""] = await first(emulator.child.stdout, /http:\/\/\S+/);
      const { masterKey, productId } = JSON.parse(readFileSync(join(dir, "emulator.json"), "utf8"));
      const short = ["--section", "10", "--out"];
      const byFile = await runBin(["contracts", "--target", "emulator.json", ...short, "by-file"], {}, dir);
      const keys = { ONENET_KEY: masterKey, ONENET_PRODUCT: String(productId) };
      const byAddress = await runBin(["contracts", "--url", url, ...short, "by-address"], keys, dir);
      expect([byFile.code, byAddress.code]).toEqual([0, 0]);
      const verified = await runBin(["verify", "by-file"], {}, dir);
      expect(verified.out).toMatch(/(\d+) of \1 requirements judged the same/);
    } finally {
      emulator.child.kill("SIGINT");
      await emulator.ended;
    }
  });

  test("the catalogue is printed, and the bundles for k6 are written", async () => {
    const catalogue = await runBin(["requirements", "--section", "4"], {}, dir);
    expect(catalogue.out).toContain("4.1-success");
    expect((await runBin(["export", "k6", "--out", "k6"], {}, dir)).code).toBe(0);
    expect(readFileSync(join(dir, "k6", "play-address.js"), "utf8")).toContain('from "k6/http"');
  });
});

/** The first match in what a stream says. */
function first(stream: NodeJS.ReadableStream, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let said = "";
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const match = pattern.exec(said);
      if (match) resolve(match);
    });
    stream.once("end", () => reject(new Error(`ended without ${pattern}: ${said}`)));
  });
}
