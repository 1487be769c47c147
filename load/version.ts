import { readFileSync } from "node:fs";

/** The package's version, which is the engine's. */
export function engineVersion(): string {
  for (const place of ["../package.json", "../../package.json"]) {
    try {
      return (JSON.parse(readFileSync(new URL(place, import.meta.url), "utf8")) as { version: string }).version;
    } catch {
      // Built, this file lies one folder deeper.
    }
  }
  return "unknown";
}
