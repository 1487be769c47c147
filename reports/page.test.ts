import { mkdtemp, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, expect, type Page, test } from "@playwright/test";
import { chromiumArguments, findChromium } from "../scripts/chromium.js";
import { comparisonOf } from "./compare-page.js";
import {
  manyRequirements,
  sampleConformance,
  sampleFinding,
  sampleLines,
  sampleLoad,
  sampleRequirement,
  sampleRequirements,
} from "./fixtures/sample.js";
import { type ReportInput, writeReports } from "./write.js";

const executablePath = findChromium();
const hostile =
  '</script><script>document.title="owned"</script><img src=x onerror=document.title="owned">\u202e\u0000';

let browser: Browser;
let address: string;
let small: string;

test.skip(executablePath === null, "no Chromium is installed: set CHROMIUM_BIN");

test.beforeAll(async () => {
  browser = await chromium.launch({ executablePath: executablePath ?? "", args: chromiumArguments });
  address = await reportOf({
    loads: [sampleLoad()],
    conformance: sampleConformance([...sampleRequirements(), ...manyRequirements(560)]),
  });
  // axe takes long over hundreds of rows that are all alike.
  const earlier = sampleConformance(manyRequirements(3), { started: "2026-02-28T08:00:00.000Z" });
  const comparison = comparisonOf(
    { conformance: earlier, loads: [sampleLoad()] },
    { conformance: sampleConformance(), loads: [sampleLoad()] },
  );
  small = await reportOf({ conformance: sampleConformance(), loads: [sampleLoad()], comparison });
});
test.afterAll(() => browser?.close());

async function reportOf(over: Partial<ReportInput>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "report-"));
  const { html } = await writeReports(dir, { loads: [], documentLines: sampleLines(), language: "en", ...over });
  return pathToFileURL(html).href;
}

/** Opens a report and takes down all that a reader must never see. */
async function open(url: string, options: Parameters<Browser["newContext"]>[0] = {}) {
  const context: BrowserContext = await browser.newContext(options);
  const page: Page = await context.newPage();
  const problems: string[] = [];
  const requested: string[] = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("request", (request) => requested.push(request.url()));
  await page.goto(url);
  await expect(page.locator("main")).toBeVisible();
  return { page, problems, requested, close: () => context.close() };
}

test("the page shows verdict, causes and charts without an error and without another request", async () => {
  const { page, problems, requested, close } = await open(address);
  await expect(page.locator("h1")).toHaveText("NON-CONFORMANT");
  await expect(page.locator("#mend .cause").first()).toContainText(
    "A second channel with the same id answers errno 16",
  );
  await expect(page.locator(".chart canvas")).toHaveCount(4);
  await expect(page.locator("#requirements li.row")).toHaveCount(568);
  expect(problems).toEqual([]);
  expect(requested).toEqual([address]);
  await close();
});

test("a run in which everything fails, with long answers, stays below 2 MB", async () => {
  const actual = `errno 0 ${"x".repeat(5000)}`;
  const requirements = manyRequirements(800, Array(800).fill("fail")).map((one) => ({
    ...one,
    findings: [0, 1].map((at) =>
      sampleFinding({ actual: actual.slice(at * 4800), exchange: `evidence/run.har#${one.id}/${at}` }),
    ),
  }));
  const body = "a".repeat(2000);
  const exchanges = Object.fromEntries(
    requirements.slice(0, 400).map((one) => [`evidence/run.har#${one.id}/0`, { request: body, response: body }]),
  );
  const url = await reportOf({ conformance: sampleConformance(requirements), loads: [sampleLoad()], exchanges });
  expect((await stat(new URL(url))).size).toBeLessThan(2_000_000);
});

test("what is left on the target, and what a browser saw of it, stand behind the verdict", async () => {
  const reason = { en: `it answers ${hostile}`, zh: "未能删除" };
  const residue = [{ what: "device", name: "ovRUNx1", id: "77", reason, call: "DELETE /devices/77" }];
  const seen = { width: 320, height: 180, browser: "Chromium 156", fault: "" };
  const live = { stream: "live", state: "played", firstFrameMilliseconds: 412, ...seen } as const;
  const play = { reason: { en: "one was not reached", zh: "有一路未送达" }, streams: [live] };
  const { page, problems, close } = await open(
    await reportOf({ conformance: { ...sampleConformance(), residue, play } }),
  );
  await expect(page.locator("#residue tbody tr")).toHaveText(/device ovRUNx1 77it answers .*DELETE \/devices\/77/);
  await expect(page.locator("#played li")).toHaveText(
    "live stream: first frame after 412 ms, 320 × 180 (Chromium 156)",
  );
  await expect(page.locator("#played .reason")).toHaveText("one was not reached");
  await expect(page.locator("nav a[href='#residue']")).toBeVisible();
  expect(problems).toEqual([]);
  expect(await page.title()).not.toBe("owned");
  await close();
});

test("an exchange can be read beside its finding", async () => {
  const exchanges = { "evidence/2.3-channel-exists/2": { request: "POST /x", response: "200 OK\n\n{}" } };
  const url = await reportOf({ conformance: sampleConformance(), exchanges });
  const { page, close } = await open(`${url}#req-2.3-channel-exists`);
  await page.locator("#req-2\\.3-channel-exists details.exchange summary").click();
  await expect(page.locator("#req-2\\.3-channel-exists details.exchange")).toContainText("200 OK");
  await close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe has no serious finding in ${colorScheme}`, async () => {
    const { page, close } = await open(small, { colorScheme });
    await page.locator("#requirements li.row.fail button.opener").click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter((one) => one.impact === "serious" || one.impact === "critical");
    expect(serious.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).slice(0, 3)}`)).toEqual(
      [],
    );
    await close();
  });
}

test("changes since an earlier run are listed by kind, load with its interval", async () => {
  const { page, close } = await open(`${small}#comparison`);
  await expect(page.locator("#comparison h3")).toHaveText(["No longer tested (3)", "Newly tested (6)"]);
  await expect(page.locator("#comparison tbody tr")).toHaveCount(4);
  await close();
});

test("the language switch changes what is written and the language of the page", async () => {
  const { page, close } = await open(address);
  await page.locator("#language").click();
  await expect(page.locator("h1")).toHaveText("不符合");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.keyboard.press("l");
  await expect(page.locator("h1")).toHaveText("NON-CONFORMANT");
  await close();
});

test("search, status, level and chapter narrow the list, and Escape shows all again", async () => {
  const { page, close } = await open(address);
  const rows = page.locator("#requirements li.row");
  await page.keyboard.press("/");
  await page.keyboard.type("重复的通道 errno");
  await expect(rows).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(rows).toHaveCount(568);
  await page.locator("#requirements button.chip.warn").click();
  await expect(rows).toHaveCount(1);
  await page.locator("#requirements button.chip", { hasText: "MUST" }).click();
  await expect(rows).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.locator("#requirements select").selectOption("13");
  await expect(rows).toHaveCount(38);
  await close();
});

test("a number of the matrix leads to its requirements", async () => {
  const { page, close } = await open(address);
  await page.locator("#coverage td.cell.waived a").click();
  await expect(page.locator("#requirements li.row")).toHaveCount(1);
  await expect(page.locator("#req-2\\.4-channel-unknown")).toBeVisible();
  await close();
});

test("a deep link opens its requirement, with the printed lines, and shows it although a filter hid it", async () => {
  const { page, close } = await open(`${address}#req-2.3-channel-exists`);
  const row = page.locator("#req-2\\.3-channel-exists");
  await expect(row.locator(".detail")).toContainText("说明 如果通道已经存在则报错返回如下信息");
  await expect(row).toBeInViewport();
  await page.locator("#requirements button.chip.warn").click();
  await expect(row).toHaveCount(0);
  await page.locator('#mend a.in-list[href="#req-2.3-channel-exists"]').click();
  await expect(row.locator(".detail")).toBeVisible();
  await close();
});

test("j and k walk through the list, Enter opens", async () => {
  const { page, close } = await open(address);
  for (const key of ["j", "j", "j", "k", "Enter"]) await page.keyboard.press(key);
  await expect(page.locator("#req-2\\.3-channel-exists .detail")).toBeVisible();
  await close();
});

test("what a hostile target says stays text", async () => {
  const requirements = [
    sampleRequirement({
      id: "2.3-channel-exists",
      lines: [237, 241],
      printed: hostile,
      status: "fail",
      title: { en: hostile, zh: hostile },
      reason: { en: hostile, zh: hostile },
      findings: [
        sampleFinding({ message: hostile, expected: hostile, actual: hostile, curl: hostile, exchange: hostile }),
      ],
      readingTaken: hostile,
    }),
  ];
  const conformance = sampleConformance(requirements);
  conformance.target.name = hostile;
  conformance.target.apiAddress = `javascript:${hostile}`;
  const load = sampleLoad({ violations: [{ requirement: hostile, count: 1, example: hostile }] });
  const url = await reportOf({
    conformance,
    loads: [load],
    exchanges: { [hostile]: { request: hostile, response: hostile } },
  });
  const { page, problems, requested, close } = await open(`${url}#req-2.3-channel-exists`);
  await expect(page.locator(".detail .actual").first()).toContainText("</script><script>");
  await expect(page.locator("img")).toHaveCount(0);
  await expect(page.locator("script")).toHaveCount(2);
  expect(await page.title()).not.toBe("owned");
  expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
  expect(await page.locator("main").textContent()).not.toContain("\u202e");
  expect(problems).toEqual([]);
  expect(requested).toEqual([url]);
  await close();
});

test("the policy stops a script that got into the page all the same", async () => {
  const { page, problems, close } = await open(address);
  await page.evaluate(
    `document.body.append(Object.assign(document.createElement("script"), { textContent: "document.title = 'owned'" }))`,
  );
  expect(await page.title()).not.toBe("owned");
  expect(problems.join()).toContain("Content Security Policy");
  await close();
});

test("on paper, what has findings is open", async () => {
  const { page, close } = await open(address);
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  await expect(page.locator("#req-2\\.3-channel-exists .detail")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("header.top")).toBeHidden();
  await close();
});
