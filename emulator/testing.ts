import { loadEdition } from "../schemas/edition.js";
import type { EmulatorOptions } from "./options.js";
import { startEmulator } from "./start.js";

/** An answer as the tests look at it. */
export interface Reply {
  status: number;
  /** The parsed body; undefined where it is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests know the answer that they ask for.
  json: any;
  bytes: Buffer;
  headers: Headers;
  /** Whether the platform refused: by its status, or by an errno that is not success. */
  refused: boolean;
}

export interface Asked {
  /** Undefined: the master key; null: none. */
  key?: string | null;
  body?: unknown;
  headers?: Record<string, string>;
}

/** An emulator in this process, and a client of it. */
export async function startForTest(options: Partial<EmulatorOptions> = {}) {
  const clock = { now: Date.now() };
  const emulator = await startEmulator({ edition: await loadEdition(), devices: 20, now: () => clock.now, ...options });
  const masterKey = String(emulator.targetFile.masterKey);
  const productId = Number(emulator.targetFile.productId);

  async function ask(method: string, path: string, { key, body, headers }: Asked = {}): Promise<Reply> {
    const given = key === null ? {} : { "api-key": key ?? masterKey };
    const sent =
      body === undefined || typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
    const response = await fetch(path.startsWith("http") ? path : emulator.url + path, {
      method,
      headers: { ...given, ...headers },
      ...(sent === undefined ? {} : { body: sent as string }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const json = parsed(bytes);
    const good = json?.errno === undefined || json.errno === 0 || json.errno === 200;
    return {
      status: response.status,
      json,
      bytes,
      headers: response.headers,
      refused: response.status >= 400 || !good,
    };
  }

  /** A new device; its id and its own key. */
  async function device(body: Record<string, unknown> = {}): Promise<{ id: string; key: string }> {
    const made = await ask("POST", "/devices", { body: { title: "mine", protocol: "RTMP", ...body } });
    const id = String(made.json.data.device_id);
    const shown = await ask("GET", `/devices/${id}`);
    return { id, key: shown.json.data.keys[0].key };
  }

  return { emulator, ask, device, clock, masterKey, productId, video: "/ipc/video" };
}

export type TestEmulator = Awaited<ReturnType<typeof startForTest>>;

function parsed(bytes: Buffer) {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
