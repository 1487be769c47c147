import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * `npm start` and `npm test`: sets up what is missing, then runs the task. Needs nothing but Node, so that it can run
 * before anything is installed.
 */
const tasks = {
  start: ["scripts/bin.mjs", "certify", "--emulator"],
  test: ["node_modules/@playwright/test/cli.js", "test", "-c", "playwright.unit.config.ts"],
  "test:k6": ["node_modules/@playwright/test/cli.js", "test", "-c", "playwright.long.config.ts", "k6-agreement"],
  "test:long": ["node_modules/@playwright/test/cli.js", "test", "-c", "playwright.long.config.ts"],
};

const root = fileURLToPath(new URL("..", import.meta.url));
const [name, ...rest] = process.argv.slice(2);

requireNode();
await install();
process.exit(await run(process.execPath, [...tasks[name], ...rest]));

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`onenet-video: this is Node ${process.versions.node}; Node 20.19 or newer is needed.`);
  process.exit(2);
}

async function install() {
  if (isInstalled()) return;
  console.log("Set-up: installing the packages of package-lock.json (once; about half a minute)");
  const started = Date.now();
  const level = process.stdout.isTTY ? "warn" : "error";
  const code = await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", level]);
  if (code !== 0) {
    console.error("onenet-video: `npm ci` failed (see above). Is the npm registry reachable? Then try again.");
    process.exit(code);
  }
  console.log(`Set-up: done in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** True where npm's own record of what it installed has every package of the lock file, in its version. */
function isInstalled() {
  const record = `${root}node_modules/.package-lock.json`;
  if (!existsSync(record)) return false;
  const packagesOf = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(`${root}package-lock.json`)).every(
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  );
}

function run(command, words) {
  return new Promise((resolve) => {
    const child = spawn(command, words, { cwd: root, stdio: "inherit" });
    const pass = (signal) => child.kill(signal);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, pass);
    child.on("error", (error) => {
      console.error(`onenet-video: ${command} could not be started: ${error.message}`);
      resolve(2);
    });
    child.on("close", (code) => resolve(code ?? 4));
  });
}
