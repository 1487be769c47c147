import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { Ajv } from "ajv";
import { parse } from "yaml";
import { loadEdition } from "../schemas/edition.js";
import { scenarioNames } from "./bundle.js";
import { configMap, kubernetesFiles } from "./kubernetes.js";

const definition = fileURLToPath(new URL("../../shared/data/k6-operator-testrun-crd.yaml", import.meta.url));

test("each scenario has a ConfigMap with its bundle and a TestRun that points at it", async () => {
  const files = await kubernetesFiles(await loadEdition());
  expect([...files.keys()].sort()).toEqual(
    [
      ...scenarioNames.flatMap((name) => [`${name}-configmap.yaml`, `${name}-testrun.yaml`]),
      "README.md",
      "results.yaml",
    ].sort(),
  );
  for (const name of scenarioNames) {
    const map = parse(files.get(`${name}-configmap.yaml`) ?? "");
    const { configMap: pointed } = parse(files.get(`${name}-testrun.yaml`) ?? "").spec.script;
    expect([pointed.name, Object.keys(map.data)]).toEqual([map.metadata.name, [pointed.file]]);
    expect(map.data[pointed.file]).toContain('from "k6/http"');
  }
});

test("the manifests are valid by the operator's published schema", async () => {
  test.skip(!existsSync(definition), "the operator's schema (k6-operator-testrun-crd.yaml) is not beside the project");
  const schema = parse(readFileSync(definition, "utf8")).spec.versions[0].schema.openAPIV3Schema;
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(closed(schema) as object);
  const files = await kubernetesFiles(await loadEdition());
  for (const name of scenarioNames) {
    expect([validate(parse(files.get(`${name}-testrun.yaml`) ?? "")), validate.errors]).toEqual([true, null]);
  }
  const wrong = parse(files.get("mixed-testrun.yaml") ?? "");
  wrong.spec.paralelism = 2;
  expect(validate(wrong)).toBe(false);
});

test("a bundle that a ConfigMap cannot hold is refused", () => {
  expect(() => configMap("mixed", "x".repeat(1024 * 1024 + 1))).toThrow(
    "the bundle mixed has 1048577 bytes; a ConfigMap holds 1048576",
  );
});

/** Kubernetes drops fields that the schema does not name; here they are mistakes. */
function closed(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(closed);
  const copy: Record<string, unknown> = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, closed(value)]),
  );
  const keepsAll = copy["x-kubernetes-preserve-unknown-fields"] === true || copy.additionalProperties !== undefined;
  const named =
    typeof copy.properties === "object" && copy.properties !== null && Object.keys(copy.properties).length > 0;
  return copy.type === "object" && named && !keepsAll ? { ...copy, additionalProperties: false } : copy;
}
