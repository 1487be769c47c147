import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Files of an edition's folder that are missing, left over or other than what was generated. */
export function staleFiles(dir: string, generated: ReadonlyMap<string, string>): string[] {
  const differs = ([file, text]: [string, string]) => {
    const path = join(dir, file);
    return !existsSync(path) || readFileSync(path, "utf8") !== text;
  };
  const changed = [...generated].filter(differs).map(([file]) => file);
  const there = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const leftOver = there
    .map((entry) => join(entry.parentPath, entry.name).slice(join(dir, "/").length))
    .filter((file) => !generated.has(file));
  return [...changed, ...leftOver].sort();
}
