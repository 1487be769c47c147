import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import type { Edition } from "../schemas/edition.js";
import { UsageError } from "../schemas/usage-error.js";
import { holdToRules } from "./bundle-rules.js";
import { say } from "./messages.js";
import { mixtures, type ScenarioName } from "./profiles.js";

export interface Bundle {
  scenario: ScenarioName;
  /** One ES module that imports k6's modules only. */
  code: string;
  /** `sha256:…` of its bytes. */
  digest: string;
}

export const scenarioNames = Object.keys(mixtures) as ScenarioName[];

/**
 * Builds the script of a scenario: the same file for k6 and for the embedded engine, with the contract of the edition in it.
 * @throws UsageError when the edition lacks what the scenario judges by, or the bundle breaks a rule of k6's engine.
 */
export async function bundleScenario(scenario: ScenarioName, edition: Pick<Edition, "dir">): Promise<Bundle> {
  return { scenario, ...(await bundleScript(new URL(`./scenarios/${scenario}`, import.meta.url), edition)) };
}

/** Builds any load script. @param script its address, without `.ts` or `.js` */
export async function bundleScript(
  script: URL,
  edition: Pick<Edition, "dir">,
): Promise<{ code: string; digest: string }> {
  const path = fileURLToPath(script);
  const name = basename(path);
  const { outputFiles, errors } = await build({
    entryPoints: [existsSync(`${path}.ts`) ? `${path}.ts` : `${path}.js`],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    // Sobek parses neither, and reads \p{…} as something else.
    supported: { "async-generator": false, "for-await": false, "regexp-unicode-property-escapes": false },
    platform: "neutral",
    external: ["k6", "k6/*"],
    charset: "utf8",
    legalComments: "none",
    minifySyntax: true,
    plugins: [editionPlugin(edition.dir)],
    logLevel: "silent",
  }).catch((error: { errors?: { text: string }[] }) => ({
    outputFiles: [],
    errors: error.errors ?? [{ text: String(error) }],
  }));
  const [output] = outputFiles;
  if (output === undefined)
    throw new UsageError(say("bundle", { name, problem: errors[0]?.text ?? say("bundleEmpty") }));
  holdToRules(name, output.text);
  return { code: output.text, digest: `sha256:${createHash("sha256").update(output.contents).digest("hex")}` };
}

/** Puts another edition's validators in the place of the shipped ones: `--schemas DIR`. */
function editionPlugin(dir: string): Plugin {
  return {
    name: "edition",
    setup(build) {
      build.onResolve({ filter: /\/generated\/validators\.js$/ }, () => ({
        path: join(dir, "validators.js"),
        sideEffects: false,
      }));
    },
  };
}
