import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { JsonSchema } from "../schemas/edition.js";
import { UsageError } from "../schemas/usage-error.js";
import { isLoopback } from "./loopback.js";
import { say } from "./messages.js";
import { type Fixtures, type Permission, permissions, type Target } from "./target.js";
import { allowedApiAddress, isApiAddress, targetSchema, validateTarget } from "./target-schema.js";

type Environment = Record<string, string | undefined>;

/** A target file as it is written: everything but three fields may be left out. */
interface TargetFile {
  name?: string;
  apiAddress: string;
  masterKey: string;
  productId: number;
  authorization?: string;
  registerCode?: string;
  claims?: string[];
  fixtures?: Fixtures;
  allow?: Permission[];
  maxRequestsPerSecond?: number;
  waivers?: string;
  declared?: Partial<Target["declared"]>;
  quota?: Partial<Target["quota"]>;
  timeouts?: Partial<Target["timeouts"]>;
  tls?: { ca?: string };
  load?: Partial<Target["load"]>;
  overrides?: Record<string, string>;
  emulator?: boolean;
}

/** What outside loopback is polite where the target file does not say. */
const politeRequestsPerSecond = 10;

/**
 * Reads a target file. Paths in it are resolved against its folder.
 * @param sections the document's sections, against which `claims` is checked
 * @throws UsageError one line for the first thing that is wrong
 */
export function readTarget(file: string, env: Environment, sections?: readonly string[]): Target {
  const name = basename(file);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const problem = code === "ENOENT" ? say("noFile") : code === "EISDIR" ? say("isFolder") : say("notRead", { code });
    throw new UsageError(say("targetNotRead", { file, problem }));
  }
  return parseTarget(parseJson(text, name), file, env, sections);
}

/** Turns the parsed content of a target file into a `Target`; see `readTarget`. */
export function parseTarget(
  content: unknown,
  fileName: string,
  env: Environment,
  sections?: readonly string[],
): Target {
  const name = basename(fileName);
  const filled = fillIn(content, targetSchema, "", name, env);
  validateTarget(filled, name, sections);
  const file = filled as TargetFile;
  const folder = dirname(resolve(fileName));
  const { waivers, tls, load, maxRequestsPerSecond, allow, emulator = false } = file;
  const rate =
    maxRequestsPerSecond ?? (isLoopback(new URL(file.apiAddress).hostname) ? undefined : politeRequestsPerSecond);
  return {
    name: file.name ?? new URL(file.apiAddress).host,
    apiAddress: file.apiAddress.replace(/\/+$/, ""),
    masterKey: file.masterKey,
    productId: file.productId,
    ...optional("authorization", file.authorization),
    ...optional("registerCode", file.registerCode),
    ...optional("claims", file.claims),
    fixtures: file.fixtures ?? {},
    allow: allow ?? (emulator ? [...permissions] : []),
    ...optional("maxRequestsPerSecond", rate),
    ...optional("waivers", waivers === undefined ? undefined : resolve(folder, waivers)),
    declared: { pageKeySeconds: 300, settleSeconds: 3, ...file.declared },
    quota: { devices: 20, ...file.quota },
    timeouts: { requestSeconds: 10, runMinutes: 30, ...file.timeouts },
    tls: optional("ca", tls?.ca === undefined ? undefined : readableCa(resolve(folder, tls.ca), name)),
    load: { ...load, hosts: load?.hosts ?? [] },
    overrides: file.overrides ?? {},
    emulator,
  };
}

/** The target of `--url URL`: key and product come from the environment (`ONENET_KEY`, `ONENET_PRODUCT`). */
export function targetFromUrl(url: string, env: Environment, options: { key?: string } = {}): Target {
  const masterKey = options.key ?? env.ONENET_KEY;
  if (!masterKey) throw new UsageError(say("noKey"));
  const product = env.ONENET_PRODUCT;
  if (!product) throw new UsageError(say("noProduct"));
  if (!/^[1-9]\d{0,14}$/.test(product)) {
    throw new UsageError(say("badProduct", { product }));
  }
  const content = { apiAddress: url, masterKey, productId: Number(product) };
  if (!isApiAddress(url)) throw new UsageError(say("badUrl", { url, allowed: allowedApiAddress }));
  return parseTarget(content, "--url", {});
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined): { [N in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [N in Name]?: Value };
}

/** The path itself, once its file has been seen to hold a certificate: a later TLS error would not name the field. */
function readableCa(path: string, fileName: string): string {
  let text = "";
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new UsageError(say("caNotRead", { file: fileName, path }));
  }
  if (text.includes("-----BEGIN CERTIFICATE-----")) return path;
  throw new UsageError(say("caHoldsNone", { file: fileName, path }));
}

/** Replaces `${NAME}` in every text; a number may be given in this way too. */
function fillIn(
  value: unknown,
  schema: JsonSchema | undefined,
  place: string,
  file: string,
  env: Environment,
): unknown {
  if (typeof value === "string") {
    const text = value.replace(/\$\{(\w+)\}/g, (_, name: string) => {
      const found = env[name];
      if (found !== undefined && found !== "") return found;
      throw new UsageError(say("notInEnvironment", { file, place, name }));
    });
    const isNumber = schema?.type === "integer" || schema?.type === "number";
    return isNumber && text !== value && /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => fillIn(item, schema?.items, `${place}[${index}]`, file, env));
  }
  if (typeof value !== "object" || value === null) return value;
  const below = (name: string) => (place === "" ? name : `${place}.${name}`);
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      fillIn(item, schema?.properties?.[name], below(name), file, env),
    ]),
  );
}

function parseJson(text: string, name: string): unknown {
  const content = text.replace(/^\uFEFF/, "");
  try {
    return JSON.parse(content);
  } catch (error) {
    const message = (error as Error).message;
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? content.length);
    const before = content.slice(0, position).split("\n");
    const character = content[position];
    const found = character === undefined ? say("fileEnds") : say("isFound", { character: JSON.stringify(character) });
    const column = (before.at(-1)?.length ?? 0) + 1;
    throw new UsageError(say("notJson", { file: name, line: before.length, column, found }));
  }
}
