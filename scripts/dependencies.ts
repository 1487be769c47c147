import { readFileSync } from "node:fs";
import { reasons } from "./dependency-reasons.js";
import { packageRoot } from "./package.js";

interface Package {
  license?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** A direct dependency as installed. */
export interface Dependency {
  name: string;
  version: string;
  licence: string;
  /** True where it is not installed with the package. */
  development: boolean;
}

/** The direct dependencies of this package, by name; a licence is what the installed package says of itself. */
export function directDependencies(): Dependency[] {
  const { dependencies = {}, devDependencies = {} } = read<Package>("package.json");
  const of = (versions: Record<string, string>, development: boolean) =>
    Object.entries(versions).map(([name, version]) => {
      const { license = "not said" } = read<Package>(`node_modules/${name}/package.json`);
      return { name, version, licence: license, development };
    });
  return [...of(dependencies, false), ...of(devDependencies, true)];
}

/** `docs/dependencies.md`: each direct dependency with its licence, why it is there and what would be done without it. */
export function dependencyTable(): string {
  const all = directDependencies();
  return [
    "# Dependencies",
    "",
    "Generated from package.json and the installed packages by `npm run generate`: do not edit. The reasons stand in",
    "`scripts/dependency-reasons.ts`. Versions are exact, and the lock file pins what they bring along.",
    "",
    "A new dependency needs a permissive licence (MPL-2.0 for development alone), upkeep, and a reason here.",
    "",
    "## Installed with the package",
    "",
    `${productionPackages()} packages in all.`,
    "",
    ...tableOf(all.filter(({ development }) => !development)),
    "",
    "## For development",
    "",
    ...tableOf(all.filter(({ development }) => development)),
    "",
  ].join("\n");
}

/** Packages of a production install, on any one platform. */
export function productionPackages(): number {
  const { packages } = read<{ packages: Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean }> }>(
    "package-lock.json",
  );
  const always = Object.entries(packages).filter(
    ([path, { dev, optional, devOptional }]) => path !== "" && !dev && !optional && !devOptional,
  );
  // esbuild brings one binary for the platform.
  return always.length + 1;
}

function tableOf(dependencies: Dependency[]): string[] {
  const rows = dependencies.map(({ name, version, licence }) => {
    const { why, without } = reasons[name] ?? { why: "", without: "" };
    return `| ${name} ${version} | ${licence} | ${why} | ${without} |`;
  });
  return ["| package | licence | why it is there | without it |", "| --- | --- | --- | --- |", ...rows];
}

function read<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(new URL(path, packageRoot), "utf8")) as Shape;
}
