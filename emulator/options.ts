import type { Edition } from "../schemas/edition.js";

export interface EmulatorOptions {
  edition: Edition;
  /** 0 (the default) takes any free port. */
  port?: number;
  /** The same seed gives the same devices, sessions and keys. */
  seed?: number;
  /** Other customers' devices that exist besides the fixtures. */
  devices?: number;
  /** Which conformant way to answer. */
  style?: string;
  /** What is wrong with it: ids of `emulator/defects.ts`. */
  defects?: string[];
  /** Seconds that a page_key lives; the document says 300. */
  pageKeySeconds?: number;
  /** The platform's clock, in milliseconds since the epoch; the machine's own unless a test moves it. */
  now?: () => number;
}

/** A running emulator. */
export interface RunningEmulator {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** What a target file for it holds, keys included, `emulator: true` and all permissions. */
  targetFile: Record<string, unknown>;
  close(): Promise<void>;
}
