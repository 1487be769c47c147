import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Client } from "undici";
import type { BenchServer } from "./server.js";

/** How fast one operation is answered. */
export interface BenchRow {
  name: string;
  /** By the wall clock, the client's share of the machine included. */
  perSecond: number;
  /** By the processor time of the server alone: what one core answers. */
  perCpuSecond: number;
}

export interface BenchResult {
  devices: number;
  sessions: number;
  startMs: number;
  /** Resident memory after all rows, in megabytes. */
  megabytes: number;
  rows: BenchRow[];
}

const connections = 10;
const atOnce = 2;

/**
 * Measures the emulator with 10,000 devices and 100,000 sessions in a process of its own, beside a bare server there.
 * @param requests for each row
 */
export async function benchEmulator(requests = 20_000): Promise<BenchResult> {
  const child = fork(fileURLToPath(new URL(`./server${import.meta.url.slice(-3)}`, import.meta.url)), []);
  const next = <T>() => new Promise<T>((resolve) => child.once("message", (message) => resolve(message as T)));
  const server = await next<BenchServer>();
  const usage = async () => {
    child.send("usage");
    return await next<{ cpuMs: number; megabytes: number }>();
  };
  const ask = async (path: string) =>
    (await (await fetch(server.url + path, { headers: server.headers })).json()) as Answer;
  const play = "/ipc/video/play_address?device_id=2480461&channel_id=1&protocol_type=1";
  const list = `/ipc/video/stat/getonlinelist?productid=${server.productId}&page_size=50`;
  const address = (await ask(play)).data;
  const { total_num, page_key } = (await ask(list)).page_info;
  const plans: [name: string, origin: string, path: string][] = [
    ["bare server", server.bare, "/"],
    ["play_address", server.url, play],
    ["preload", `http://${address.addr}`, `/live/live_2480461_1/preload?token=${address.accessToken}&idle_time=60`],
    ["devices, page of 50", server.url, "/devices?per_page=50&page=3"],
    ["online list, page 1 of 50", server.url, list],
    ["online list, page 1000 of 50", server.url, `${list}&page=1000&page_key=${page_key}`],
    ["push list, page 1 of 50", server.url, list.replace("getonlinelist", "getpushlist")],
  ];
  await fire(server.bare, "/", server.headers, requests / 4);
  const rows: BenchRow[] = [];
  for (const [name, origin, path] of plans) {
    await fire(origin, path, server.headers, requests / 10);
    const before = await usage();
    const seconds = await fire(origin, path, server.headers, requests);
    const cpuSeconds = ((await usage()).cpuMs - before.cpuMs) / 1000;
    rows.push({ name, perSecond: Math.round(requests / seconds), perCpuSecond: Math.round(requests / cpuSeconds) });
  }
  const { megabytes } = await usage();
  child.send("close");
  return { devices: server.devices, sessions: total_num, startMs: server.startMs, megabytes, rows };
}

interface Answer {
  data: { addr: string; accessToken: string };
  page_info: { total_num: number; page_key: string };
}

/** Sends so many requests, a few at once. @returns seconds */
async function fire(origin: string, path: string, headers: Record<string, string>, requests: number): Promise<number> {
  const clients = Array.from({ length: connections }, () => new Client(origin, { pipelining: atOnce }));
  let left = requests;
  const started = performance.now();
  const one = async (client: Client) => {
    while (left > 0) {
      left -= 1;
      const { statusCode, body } = await client.request({ method: "GET", path, headers });
      await body.dump();
      if (statusCode !== 200) throw new Error(`${path}: HTTP ${statusCode}`);
    }
  };
  await Promise.all(clients.flatMap((client) => Array.from({ length: atOnce }, () => one(client))));
  await Promise.all(clients.map((client) => client.close()));
  return (performance.now() - started) / 1000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { rows, ...about } = await benchEmulator();
  console.log(about);
  console.table(rows);
}
