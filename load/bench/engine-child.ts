import { loadEdition } from "../../schemas/edition.js";
import { bundleScript } from "../bundle.js";
import { runEngine } from "../engine/engine.js";

/** Runs the embedded engine as one generator among others: `engine-child PORT SECONDS CONNECTIONS contract|bare`. */
const [port = "", seconds = "5", connections = "50", mode = "contract"] = process.argv.slice(2);
const edition = await loadEdition();
const { code } = await bundleScript(new URL("./bench-script", import.meta.url), edition);
const target = { apiAddress: `http://127.0.0.1:${port}`, masterKey: "key", productId: 1 };
async function run(duration: number) {
  const before = process.cpuUsage();
  const { metrics } = await runEngine({
    source: code,
    files: { "target.json": JSON.stringify(target) },
    env: { ONENET_TARGET: "target.json", MODE: mode },
    options: {
      scenarios: {
        bench: { executor: "constant-vus", vus: Number(connections), duration: `${duration}s`, gracefulStop: "1s" },
      },
    },
    threads: 1,
    allowedHosts: ["127.0.0.1"],
  });
  const { user, system } = process.cpuUsage(before);
  const answers = metrics.get("http_req_duration")?.sink;
  const failed = metrics.get("http_req_failed")?.sink.sum ?? 0;
  return { requests: answers?.count ?? 0, cpu: (user + system) / 1e6, p99: answers?.percentile(99) ?? 0, failed };
}

// A short run first: what starting costs is taken off, as it is no cost of a request.
const start = await run(1);
const whole = await run(Number(seconds) + 1);
console.log(
  JSON.stringify({
    requests: whole.requests - start.requests,
    cpu: whole.cpu - start.cpu,
    p99: whole.p99,
    failed: whole.failed,
    memory: process.resourceUsage().maxRSS * 1024,
  }),
);
