import { spawnSync } from "node:child_process";
import { findChromium } from "../chromium.js";
import { say } from "./messages.js";
import type { Sign } from "./sign.js";

/** Looks at this machine: Node, browser, k6, proxies. Starts nothing but `k6 version`. */
export async function examineMachine(env: NodeJS.ProcessEnv): Promise<Sign[]> {
  return [nodeSign(), chromiumSign(), k6Sign(env), ...proxySigns(env)];
}

function nodeSign(): Sign {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isNew = major > 20 || (major === 20 && minor >= 19);
  const what = say("node", { version: process.versions.node });
  return isNew ? { state: "good", what } : { state: "bad", what, why: say("nodeOld"), mend: "nvm install 22" };
}

function chromiumSign(): Sign {
  const path = findChromium();
  if (path) return { state: "good", what: say("chromium", { path }) };
  return { state: "odd", what: say("noChromium"), why: say("noChromiumWhy"), mend: "apt-get install chromium" };
}

function k6Sign(env: NodeJS.ProcessEnv): Sign {
  const { stdout, status } = spawnSync(env.K6_BIN ?? "k6", ["version"], { encoding: "utf8", timeout: 10_000 });
  const version = stdout?.split("\n")[0]?.trim() ?? "";
  if (status !== 0 || !version) return { state: "good", what: say("noK6"), why: say("noK6Why") };
  const isNew = Number(/v(\d+)\./.exec(version)?.[1] ?? 0) >= 2;
  const what = say("k6", { version });
  return isNew ? { state: "good", what } : { state: "odd", what, why: say("k6Old") };
}

function proxySigns(env: NodeJS.ProcessEnv): Sign[] {
  const exempt = `${env.NO_PROXY ?? ""},${env.no_proxy ?? ""}`;
  if (/127\.0\.0\.1|localhost|\*/.test(exempt)) return [{ state: "good", what: say("noProxy") }];
  const names = ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"].filter((name) => env[name]);
  if (names.length === 0) return [{ state: "good", what: say("noProxy") }];
  return names.map((name) => ({
    state: "odd",
    what: say("proxy", { name }),
    why: say("proxyWhy"),
    mend: "export NO_PROXY=127.0.0.1,localhost",
  }));
}
