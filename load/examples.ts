import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Target } from "../target/target.js";

const marker = "violation ";
/** Characters of a requirement's id; it becomes part of a file's name. */
const idPattern = /^[\w.-]{1,80}$/;

/** Takes the scripts' words about violations from the console, and keeps the first of each requirement as a file. */
export class ViolationExamples {
  private readonly files = new Map<string, string>();

  constructor(
    private readonly outDir: string,
    private readonly scenario: string,
    private readonly target: Pick<Target, "masterKey">,
  ) {}

  hear(text: string): void {
    if (!text.startsWith(marker)) return;
    let told: { requirement?: unknown; message?: unknown; call?: unknown };
    try {
      told = JSON.parse(text.slice(marker.length));
    } catch {
      return;
    }
    const { requirement, message, call } = told;
    if (typeof requirement !== "string" || !idPattern.test(requirement) || this.files.has(requirement)) return;
    const file = `evidence/load-${this.scenario}-${requirement}.json`;
    mkdirSync(join(this.outDir, "evidence"), { recursive: true });
    const shown = JSON.stringify({ requirement, scenario: this.scenario, message, call }, null, 2);
    writeFileSync(join(this.outDir, file), `${shown.replaceAll(this.target.masterKey, "[key]")}\n`);
    this.files.set(requirement, file);
  }

  /** The path of a requirement's example below the run's folder; empty when there is none. */
  fileOf(requirement: string): string {
    return this.files.get(requirement) ?? "";
  }
}
