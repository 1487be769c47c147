import type { Spoiler } from "./faults.js";

/** Leaves a field out of an answer, wherever its path leads. */
export function without(path: string): Spoiler {
  return (answer) => walked(answer, path.split("."), () => undefined);
}

/** Gives a field another JSON type than its own. */
export function mistyped(path: string): Spoiler {
  return (answer) => walked(answer, path.split("."), otherType);
}

function otherType(value: unknown): unknown {
  if (typeof value === "number") return { value };
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return { length: value.length };
  return [String(value)];
}

function walked(
  node: unknown,
  [step = "", ...rest]: string[],
  change: (value: unknown) => unknown,
): Record<string, unknown> {
  if (typeof node !== "object" || node === null || Array.isArray(node)) return node as Record<string, unknown>;
  const name = step.replaceAll("[]", "");
  if (!Object.hasOwn(node, name)) return node as Record<string, unknown>;
  const copy = { ...(node as Record<string, unknown>) };
  const inner = copy[name];
  if (step.endsWith("[]") && Array.isArray(inner)) {
    copy[name] = inner.map((item) => (rest.length > 0 ? walked(item, rest, change) : change(item)));
  } else if (rest.length > 0) copy[name] = walked(inner, rest, change);
  else {
    const changed = change(inner);
    if (changed === undefined) delete copy[name];
    else copy[name] = changed;
  }
  return copy;
}
