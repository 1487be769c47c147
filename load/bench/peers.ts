import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Another load generator, as people call it: so many connections for so many seconds against one address. */
interface Peer {
  name: string;
  program: string;
  /** What prints its version. */
  version: string[];
  arguments(url: string, connections: number, seconds: number): string[];
  /** Text for its standard input. */
  input?(url: string): string;
}

/** Those that the engine is measured beside, when they are installed; none is needed. */
const peers: readonly Peer[] = [
  {
    name: "autocannon",
    program: "autocannon",
    version: ["--version"],
    arguments: (url, connections, seconds) => ["-c", `${connections}`, "-d", `${seconds}`, "--no-progress", url],
  },
  {
    name: "artillery",
    program: "artillery",
    version: ["--version"],
    arguments: (url, connections) => ["quick", "--count", `${connections}`, "--num", "200", "--quiet", url],
  },
  {
    name: "vegeta",
    program: "vegeta",
    version: ["--version"],
    arguments: (_url, connections, seconds) => [
      "attack",
      "-rate=0",
      `-max-workers=${connections}`,
      `-duration=${seconds}s`,
      "-output=/dev/null",
    ],
    input: (url) => `GET ${url}\n`,
  },
  {
    name: "oha",
    program: "oha",
    version: ["--version"],
    arguments: (url, connections, seconds) => ["-c", `${connections}`, "-z", `${seconds}s`, "--no-tui", url],
  },
  {
    name: "locust",
    program: "locust",
    version: ["--version"],
    arguments: (url, connections, seconds) => {
      const file = fileURLToPath(new URL("./locustfile.py", import.meta.url));
      return [
        "-f",
        file,
        "--headless",
        "-u",
        `${connections}`,
        "-r",
        `${connections}`,
        "-t",
        `${seconds}s`,
        "-H",
        url,
        "--only-summary",
      ];
    },
  },
  {
    name: "k9-load",
    program: "k9",
    version: ["--version"],
    arguments: (url, connections, seconds) => [
      "run",
      "--url",
      url,
      "--vus",
      `${connections}`,
      "--duration",
      `${seconds}s`,
    ],
  },
];

export interface InstalledPeer extends Peer {
  path: string;
  told: string;
}

/** The peers that are found on the PATH, in `node_modules/.bin` or in a folder of `BENCH_PATH`, each with its version. */
export function installedPeers(env: NodeJS.ProcessEnv = process.env): InstalledPeer[] {
  const own = fileURLToPath(new URL("../../node_modules/.bin", import.meta.url));
  const folders = [...(env.BENCH_PATH ?? "").split(delimiter), own, ...(env.PATH ?? "").split(delimiter)].filter(
    Boolean,
  );
  return peers.flatMap((peer) => {
    const path = folders.map((folder) => join(folder, peer.program)).find(isProgram);
    return path === undefined ? [] : [{ ...peer, path, told: versionOf(path, peer.version) }];
  });
}

export function missingPeers(found: readonly InstalledPeer[]): string[] {
  return peers.map(({ name }) => name).filter((name) => !found.some((peer) => peer.name === name));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function versionOf(path: string, args: string[]): string {
  try {
    const text = execFileSync(path, args, { encoding: "utf8", timeout: 30_000, stdio: ["ignore", "pipe", "pipe"] });
    return /\d+\.\d+[^\s,]*/.exec(text)?.[0] ?? "unknown version";
  } catch {
    return "unknown version";
  }
}
