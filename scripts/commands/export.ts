import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Argument, type Command } from "commander";
import type { Edition } from "../../schemas/edition.js";
import { UsageError } from "../../schemas/usage-error.js";
import { bundlesReadme } from "../bundles-readme.js";
import type { Shell } from "../context.js";
import { makeOut } from "../make-out.js";
import { say } from "../messages.js";
import { addCommon, type CommonOptions } from "../options.js";
import { writeJson } from "../write-json.js";

type Format = "openapi" | "k6" | "kubernetes";

/** `export`: the API as OpenAPI 3.1, the bundled k6 scripts, or manifests for k6's Kubernetes operator. */
export function defineExport(program: Command, shell: Shell): void {
  const command = program
    .command("export")
    .description(shell.say(say("aboutExport")))
    .addArgument(new Argument("<format>").choices(["openapi", "k6", "kubernetes"]));
  addCommon(command, shell).action((format: Format, options: CommonOptions) => run(format, options, shell));
}

/** The files of each format by name. */
const filesOf: Record<Format, (edition: Edition) => Promise<Map<string, string>>> = {
  async openapi(edition) {
    const { openApiOf } = await import("../../schemas/openapi/index.js");
    return new Map([["openapi.json", `${JSON.stringify(openApiOf(edition), null, 2)}\n`]]);
  },
  async k6(edition) {
    const { bundleScenario, scenarioNames } = await import("../../load/bundle.js");
    const bundles = scenarioNames.map(
      async (name) => [`${name}.js`, (await bundleScenario(name, edition)).code] as const,
    );
    return new Map([...(await Promise.all(bundles)), ["README.md", bundlesReadme]]);
  },
  async kubernetes(edition) {
    const { kubernetesFiles } = await import("../../load/kubernetes.js");
    return kubernetesFiles(edition);
  },
};

async function run(format: Format, options: CommonOptions, shell: Shell): Promise<void> {
  const dir = options.out;
  if (!dir) throw new UsageError(say("exportNeedsOut", { format }));
  const { loadEdition } = await import("../../schemas/edition.js");
  const files = await filesOf[format](await loadEdition(options.schemas));
  makeOut(dir);
  for (const [name, text] of files) await writeFile(join(dir, name), text);
  const written = [...files.keys()].map((name) => join(dir, name));
  writeJson(options.json, { format, written });
  if (options.json !== "-") shell.print(shell.say(say("extractWrote", { places: written.join(", ") })));
}
