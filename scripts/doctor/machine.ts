import { findChromium } from "../chromium.js";
import { k6Signs } from "./k6.js";
import { say } from "./messages.js";
import type { Sign } from "./sign.js";

/** Looks at this machine: Node, browser, k6, proxies. Where there is a k6, one iteration is run with it against the emulator. */
export async function examineMachine(env: NodeJS.ProcessEnv): Promise<Sign[]> {
  return [nodeSign(), chromiumSign(), ...(await k6Signs(env)), ...proxySigns(env)];
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
