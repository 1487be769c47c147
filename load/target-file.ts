import type { Target } from "../target/target.js";

/** The target as the bundles read it: the part of a target file that load needs, in the same form. */
export function targetFileFor(target: Target): string {
  const { name, apiAddress, masterKey, productId, fixtures, load, overrides, timeouts, declared } = target;
  return JSON.stringify({ name, apiAddress, masterKey, productId, fixtures, load, overrides, timeouts, declared });
}
