import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/** The one module of `target/` that writes files: below the run's folder, and nowhere when there is none. */
export class RunFolder {
  constructor(private readonly dir: string | null) {
    if (dir !== null) mkdirSync(join(dir, "evidence", "bodies"), { recursive: true });
  }

  /** Appends one line of JSON, on disk before this returns where `durable`. */
  appendLine(name: string, value: unknown, durable = false): void {
    if (this.dir === null) return;
    const path = join(this.dir, name);
    const line = `${JSON.stringify(value)}\n`;
    const file = openSync(path, "a");
    writeSync(file, line);
    if (durable) fsyncSync(file);
    closeSync(file);
  }

  /** Ends the last line of a file where a killed run has cut it off, so that the next one is a line of its own. */
  endLastLine(name: string): void {
    if (this.dir === null) return;
    const path = join(this.dir, name);
    if (!readFileSync(path, "utf8").endsWith("\n")) appendFileSync(path, "\n");
  }

  /** Writes a file once; a second file of the same name has the same content, since the name is its digest. */
  writeOnce(name: string, bytes: Uint8Array): void {
    if (this.dir === null || existsSync(join(this.dir, name))) return;
    writeFileSync(join(this.dir, name), bytes);
  }

  /** Opens a file for writing at any position; null where there is no folder. */
  open(name: string): number | null {
    return this.dir === null ? null : openSync(join(this.dir, name), "w+");
  }
}
