import type { JsonSchema } from "../edition.js";

/**
 * Puts a node at a path of the facts' spelling (`data.devices[].id`) below an object schema. What lies between and has no
 * fact of its own becomes a plain object or array. A node that is there already keeps its children.
 */
export function place(root: JsonSchema, path: string, node: JsonSchema): void {
  const steps = path.split(".").flatMap(stepsOf);
  let at = root;
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    at = step === "[]" ? itemOf(at) : propertyOf(at, step);
    if (!isLast) continue;
    Object.assign(at, node);
    if (at.properties || at.items) hold(at, at.properties ? "object" : "array");
  }
}

/** Calls `visit` for every node, children before parents. */
export function walk(node: JsonSchema, visit: (node: JsonSchema) => void): void {
  for (const child of Object.values(node.properties ?? {})) walk(child, visit);
  if (node.items) walk(node.items, visit);
  visit(node);
}

/** Puts the keywords of every node into one order, so that the same facts give the same bytes. */
export function tidied(node: JsonSchema): JsonSchema {
  const { type, description, properties, items, required, ...rest } = node;
  const children = properties && Object.entries(properties).map(([name, child]) => [name, tidied(child)] as const);
  return {
    ...(type !== undefined && { type }),
    ...(description !== undefined && { description }),
    ...rest,
    ...(children && children.length > 0 && { properties: Object.fromEntries(children) }),
    ...(items && Object.keys(items).length > 0 && { items: tidied(items) }),
    ...(required && required.length > 0 && { required }),
  };
}

function stepsOf(segment: string): string[] {
  const name = segment.replaceAll("[]", "");
  const depth = segment.split("[]").length - 1;
  return [...(name === "" ? [] : [name]), ...Array<string>(depth).fill("[]")];
}

function propertyOf(node: JsonSchema, name: string): JsonSchema {
  hold(node, "object");
  node.properties ??= {};
  const found = Object.hasOwn(node.properties, name) ? node.properties[name] : undefined;
  const child = found ?? {};
  Object.defineProperty(node.properties, name, { value: child, enumerable: true, configurable: true, writable: true });
  return child;
}

function itemOf(node: JsonSchema): JsonSchema {
  hold(node, "array");
  node.items ??= {};
  return node.items;
}

/** What is printed with fields or items inside is an object or a list, whatever else is said of it. */
function hold(node: JsonSchema, type: "object" | "array"): void {
  if (![node.type ?? []].flat().includes(type)) node.type = type;
}
