// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the scripts under test are texts
import { expect, test } from "@playwright/test";
import { type LoggingServer, once, runScript, startLogging } from "../test-support.js";

let server: LoggingServer;
test.beforeAll(async () => {
  server = await startLogging((request, response, number) => {
    const url = request.url ?? "";
    response.setHeader("x-mixed-case", "yes");
    if (url.startsWith("/redirect")) response.writeHead(302, { location: "/target" });
    else if (url.startsWith("/loop")) response.writeHead(302, { location: "/loop" });
    else if (url.startsWith("/missing")) response.statusCode = 404;
    else if (url.startsWith("/cookie")) response.setHeader("set-cookie", [`n=${number}; Path=/`, "other=1"]);
    response.end(JSON.stringify({ url, errno: 0, list: [{ name: "x" }] }));
  });
});
test.afterAll(() => server.close());
test.beforeEach(() => {
  server.log.length = 0;
});

const urls = () => server.log.map(({ url }) => url);
const run = (body: string, options: object = once) => runScript(body, options, server);
const inVu = (body: string) => `export default async function (data) { ${body} }`;

test.describe("what a script sees", () => {
  test("each virtual user has module variables of its own", async () => {
    await run(`let seen = 0; ${inVu("seen += 1; await http.get(`${__ENV.BASE}/?${__VU}-${seen}-${__ITER}`);")}`, {
      scenarios: { s: { executor: "per-vu-iterations", vus: 2, iterations: 2 } },
    });
    expect(urls().sort()).toEqual(["/?1-1-0", "/?1-2-1", "/?2-1-0", "/?2-2-1"]);
  });

  test("setup's value reaches each virtual user as a copy, and teardown too", async () => {
    const body = `
      export async function setup() { await http.get(\`\${__ENV.BASE}/setup\`); return { list: [1], gone: undefined, date: new Date(0) }; }
      ${inVu("data.list.push(2); await http.get(`${__ENV.BASE}/?${JSON.stringify(data)}`);")}
      export async function teardown(data) { await http.get(\`\${__ENV.BASE}/teardown?\${data.list.length}\`); }`;
    await run(body, { scenarios: { s: { executor: "per-vu-iterations", vus: 2, iterations: 1 } } });
    const copy = '/?{"list":[1,2],"date":"1970-01-01T00:00:00.000Z"}';
    expect(urls().map(decodeURI)).toEqual(["/setup", copy, copy, "/teardown?1"]);
  });

  test("a SharedArray is built once a thread and cannot be changed", async () => {
    const ran = await run(
      `const shared = new SharedArray("s", () => { console.log("built"); return [{ a: 1 }]; }); ${inVu("let kept = 'no'; try { shared[0].a = 2; } catch { kept = 'yes'; } await http.get(`${__ENV.BASE}/?${shared[0].a}${kept}`);")}`,
      { scenarios: { s: { executor: "per-vu-iterations", vus: 3, iterations: 1 } } },
    );
    expect(ran.console.filter((line) => line === "built")).toHaveLength(2); // once for the options, once for the run
    expect(urls()).toEqual(["/?1yes", "/?1yes", "/?1yes"]);
  });

  test("execution tells where it is", async () => {
    await run(
      inVu(
        "await http.get(`${__ENV.BASE}/?${[exec.vu.idInTest, exec.vu.idInInstance, exec.vu.iterationInScenario, exec.scenario.name, exec.scenario.executor, exec.scenario.iterationInTest, exec.instance.vusActive, exec.test.options.vus]}`);",
      ),
    );
    expect(urls()).toEqual(["/?1,1,0,default,shared-iterations,0,1,1"]);
  });

  test("globals that k6 lacks are not there", async () => {
    const names = [
      "process",
      "Buffer",
      "fetch",
      "URL",
      "performance",
      "structuredClone",
      "atob",
      "Intl",
      "AbortController",
      "setImmediate",
    ];
    const ran = await run(
      inVu(
        `console.log(JSON.stringify([${names.map((name) => `typeof ${name}`).join()}, typeof globalThis.process, typeof crypto.randomUUID()]))`,
      ),
    );
    expect(ran.console).toEqual([JSON.stringify([...names.map(() => "undefined"), "undefined", "string"])]);
  });

  test("what a script throws is logged, and the iteration counts", async () => {
    const ran = await run(inVu('throw new Error("boom")'), { vus: 1, iterations: 3 });
    expect(ran.sum("iterations")).toBe(3);
    expect(ran.console[0]).toContain("boom");
  });

  test("exec.test.abort() ends the run and keeps what was measured", async () => {
    const ran = await run(inVu("await http.get(__ENV.BASE); if (__ITER === 2) exec.test.abort('enough');"), {
      vus: 1,
      iterations: 1000,
    });
    expect([ran.result.endedBy, ran.result.endReason]).toEqual(["script", "enough"]);
    expect(ran.sum("http_reqs")).toBeGreaterThanOrEqual(3);
  });

  test("timers belong to the iteration, which waits for them", async () => {
    await run(
      inVu(
        "setTimeout(async () => { await http.get(`${__ENV.BASE}/later`); }, 50); await http.get(`${__ENV.BASE}/now`);",
      ),
    );
    expect(urls()[0]).toBe("/now");
  });

  test("randomSeed makes Math.random repeatable", async () => {
    await runScript(
      `import { randomSeed } from "k6"; randomSeed(7); ${inVu("await http.get(`${__ENV.BASE}/?${Math.random()}`);")}`,
      { scenarios: { s: { executor: "per-vu-iterations", vus: 2, iterations: 1 } } },
      server,
    );
    expect(urls()[0]).toBe(urls()[1]);
  });

  test("handleSummary gets k6's shape", async () => {
    const ran = await run(
      `${inVu("group('g', () => { check(1, { one: (n) => n === 1 }); }); await http.get(__ENV.BASE);")} export function handleSummary(data) { return { "out.json": JSON.stringify(data) }; }`,
      { ...once, thresholds: { http_reqs: ["count>0"] } },
    );
    const summary = JSON.parse(ran.result.summary?.["out.json"] ?? "{}");
    expect(summary.metrics.http_reqs).toMatchObject({
      type: "counter",
      contains: "default",
      values: { count: 1 },
      thresholds: { "count>0": { ok: true } },
    });
    expect(Object.keys(summary.metrics.http_req_duration.values)).toEqual([
      "avg",
      "min",
      "med",
      "max",
      "p(90)",
      "p(95)",
    ]);
    expect(summary.root_group.groups[0]).toMatchObject({ name: "g", checks: [{ name: "one", passes: 1, fails: 0 }] });
  });
});

test.describe("await", () => {
  test("an answer that was not awaited says what to write", async () => {
    const ran = await run(inVu("const r = http.get(__ENV.BASE); r.status;"));
    expect(ran.console[0]).toContain('"status" of an answer that was not awaited; write: await http.get(…)');
  });

  test("a check of an answer that was not awaited says it too", async () => {
    const ran = await run(inVu("check(http.get(__ENV.BASE), { ok: () => true });"));
    expect(ran.console[0]).toContain("await http.get(…)");
  });

  test("a call that nobody waits for is told at the end of the iteration", async () => {
    const ran = await run(inVu("sleep(0.01);"));
    expect(ran.console[0]).toContain("the iteration ended before a call of it");
  });

  test("group refuses what waits", async () => {
    const ran = await run(inVu("group('g', async () => {});"));
    expect(ran.console[0]).toContain('group "g": async functions are not supported');
  });
});

test.describe("refusals by name", () => {
  const rows: [source: string, message: string][] = [
    [
      'import ws from "k6/websockets"; export default function () { ws; }',
      'module "k6/websockets" is not supported by the embedded engine; run this script with --engine k6',
    ],
    [
      'import x from "k6/nosuch"; export default function () { x; }',
      'unknown module "k6/nosuch"; allowed: k6, k6/http, k6/metrics, k6/execution, k6/data, k6/timers, k6/encoding, k6/crypto',
    ],
    [
      "const r = http.get(__ENV.BASE); export default function () {}; await_(r.status); function await_() {}",
      "await http.get",
    ],
    ["export function other() {}", 'options.scenarios.default.exec is "default"; the script exports: other'],
    ['open("nosuch.json"); export default function () {}', 'open "nosuch.json": no such file'],
  ];
  for (const [source, message] of rows) {
    test(`refused: ${message.slice(0, 90)}`, async () => {
      await expect(run(source)).rejects.toThrow(message);
    });
  }

  test("what an answer cannot do here is refused when it is asked for", async () => {
    const ran = await run(inVu("(await http.get(__ENV.BASE)).html();"));
    expect(ran.console[0]).toContain("Response.html() is not supported by the embedded engine");
  });
});

test.describe("http", () => {
  test("an answer has k6's fields", async () => {
    const body = `const r = await http.get(\`\${__ENV.BASE}/x\`); console.log(JSON.stringify([r.status, r.status_text, r.json().errno, r.json("list.0.name"), r.headers["X-Mixed-Case"], r.proto, r.error, r.error_code, r.timings.duration > 0, typeof r.body]));`;
    expect((await run(inVu(body))).console).toEqual([
      JSON.stringify([200, "200 OK", 0, "x", "yes", "HTTP/1.1", "", 0, true, "string"]),
    ]);
  });

  test("methods, bodies and headers arrive as k6 sends them", async () => {
    await run(
      inVu(
        `const b = __ENV.BASE; await http.post(b, { a: "1 2" }); await http.put(b, "text", { headers: { "x-y": "z" } }); await http.del(b); await http.patch(b, "p"); await http.head(b); await http.options(b); await http.request("get", b); await http.asyncRequest("GET", b);`,
      ),
    );
    expect(server.log.map(({ method }) => method)).toEqual([
      "POST",
      "PUT",
      "DELETE",
      "PATCH",
      "HEAD",
      "OPTIONS",
      "GET",
      "GET",
    ]);
    expect(server.log[0]).toMatchObject({
      body: "a=1+2",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(server.log[1]).toMatchObject({ body: "text", headers: { "x-y": "z" } });
  });

  test("an answer tells what was asked", async () => {
    const ran = await run(
      inVu(
        "const r = await http.post(`${__ENV.BASE}/x`, 'text', { headers: { 'x-y': 'z' }, cookies: { a: '1', b: '2' } }); console.log(JSON.stringify(r.request));",
      ),
    );
    expect(JSON.parse(ran.console[0] ?? "")).toEqual({
      method: "POST",
      url: `${server.url}/x`,
      body: "text",
      headers: {
        "X-Y": ["z"],
        "User-Agent": [expect.any(String)],
        Cookie: ["a=1; b=2"],
        "Content-Length": ["4"],
      },
      cookies: {
        a: [{ name: "a", value: "1", replace: false }],
        b: [{ name: "b", value: "2", replace: false }],
      },
    });
  });

  test("redirects are followed and counted, up to maxRedirects", async () => {
    const ran = await run(
      inVu(
        "const r = await http.get(`${__ENV.BASE}/redirect`); console.log(r.url.endsWith('/target'), r.status); const l = await http.get(`${__ENV.BASE}/loop`, { redirects: 3 }); console.log(l.status); await http.get(`${__ENV.BASE}/redirect`, { redirects: 0 });",
      ),
    );
    expect(ran.console).toEqual(["true 200", "302"]);
    expect(ran.sum("http_reqs")).toBe(2 + 4 + 1);
  });

  test("cookies live for one iteration", async () => {
    await run(inVu("await http.get(`${__ENV.BASE}/cookie`); await http.get(`${__ENV.BASE}/second`);"), {
      vus: 1,
      iterations: 2,
    });
    expect(server.log.map(({ headers }) => headers.cookie ?? "")).toEqual(["", "n=1; other=1", "", "n=3; other=1"]);
  });

  test("noCookiesReset keeps them, the jar shows them, and a request may bring its own", async () => {
    const ran = await run(
      inVu(
        "if (__ITER === 0) await http.get(`${__ENV.BASE}/cookie`); else { await http.get(`${__ENV.BASE}/`, { cookies: { n: { value: 'mine', replace: true }, x: 'y' } }); console.log(JSON.stringify(http.cookieJar().cookiesForURL(__ENV.BASE))); }",
      ),
      { vus: 1, iterations: 2, noCookiesReset: true },
    );
    expect(server.log[1]?.headers.cookie).toBe("other=1; n=mine; x=y");
    expect(ran.console).toEqual(['{"n":["1"],"other":["1"]}']);
  });

  test("failed follows the response callback, and expected_response the same", async () => {
    const ran = await run(
      inVu(
        "const b = `${__ENV.BASE}/missing`; await http.get(b); await http.get(b, { responseCallback: http.expectedStatuses(404) }); http.setResponseCallback(http.expectedStatuses({ min: 400, max: 499 })); await http.get(b); http.setResponseCallback(null); await http.get(b);",
      ),
      { ...once, thresholds: { http_req_failed: ["rate<1"] } },
    );
    expect([ran.count("http_req_failed"), ran.sum("http_req_failed")]).toEqual([3, 1]);
    expect(ran.count("http_req_duration{expected_response:true}")).toBe(2);
  });

  test("tags, templates and groups decide the sub-metrics", async () => {
    const ran = await run(
      inVu(
        "await http.get(`${__ENV.BASE}/a`, { tags: { name: 'mine' } }); await http.get(http.url`${__ENV.BASE}/${7}`); exec.vu.metrics.tags.part = 'p'; await http.get(__ENV.BASE); delete exec.vu.metrics.tags.part; await http.get(__ENV.BASE);",
      ),
      {
        ...once,
        tags: { all: "yes" },
        thresholds: Object.fromEntries(
          [
            "{name:mine}",
            "{name:${}/${}}",
            "{part:p}",
            "{all:yes}",
            "{status:200,method:GET}",
            "{expected_response:true}",
          ].map((tags) => [`http_reqs${tags}`, ["count>0"]]),
        ),
      },
    );
    expect(ran.result.thresholds.map(({ value }) => value)).toEqual([1, 1, 1, 4, 4, 4]);
  });

  test("custom metrics take values and tags", async () => {
    const ran = await run(
      `const c = new Counter("c"), g = new Gauge("g"), r = new Rate("r"), t = new Trend("t", true); ${inVu("c.add(2, { k: 'x' }); c.add(3); g.add(5); g.add(4); r.add(true); r.add(0); t.add(10); t.add(20);")}`,
      {
        ...once,
        thresholds: { "c{k:x}": ["count==2"], c: ["count==5"], g: ["value==4"], r: ["rate==0.5"], t: ["avg==15"] },
      },
    );
    expect(ran.result.thresholds.filter(({ ok }) => !ok)).toEqual([]);
  });

  test("a batch answers in order, and keeps to batchPerHost", async () => {
    const ran = await run(
      inVu(
        "const r = await http.batch([1, 2, 3, 4, 5].map((n) => ['GET', `${__ENV.BASE}/?${n}`])); console.log(r.map((a) => a.json().url).join()); const named = await http.batch({ a: `${__ENV.BASE}/a` }); console.log(named.a.status);",
      ),
      { ...once, batchPerHost: 2 },
    );
    expect(ran.console).toEqual(["/?1,/?2,/?3,/?4,/?5", "200"]);
  });

  test("rps holds over all virtual users", async () => {
    const begun = performance.now();
    await run(inVu("await http.get(__ENV.BASE);"), { vus: 5, iterations: 10, rps: 20 });
    expect(performance.now() - begun).toBeGreaterThan(440);
    expect(server.log).toHaveLength(10);
  });

  test("encodings and hashes", async () => {
    const ran = await runScript(
      `import encoding from "k6/encoding"; import crypto_ from "k6/crypto"; ${inVu("console.log(encoding.b64encode('hi?>'), encoding.b64encode('hi?>', 'rawurl'), encoding.b64decode('aGk=', 'std', 's'), crypto_.sha256('a', 'hex').slice(0, 8), crypto_.hmac('md5', 'key', 'The quick brown fox jumps over the lazy dog', 'hex'))")}`,
      once,
      server,
    );
    expect(ran.console).toEqual(["aGk/Pg== aGk_Pg hi ca978112 80070713463e7749b90c2dc24911e275"]);
  });
});
