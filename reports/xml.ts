import { visible } from "./visible.js";

/** One XML element; children are texts or elements made here. Hostile characters cannot leave their place. */
export interface Element {
  name: string;
  attributes: Record<string, string | number>;
  children: (Element | string)[];
}

export function element(
  name: string,
  attributes: Record<string, string | number> = {},
  children: (Element | string)[] = [],
): Element {
  return { name, attributes, children };
}

/** The document with its declaration, two blanks a level. */
export const xmlDocument = (root: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, "")}\n`;

function written({ name, attributes, children }: Element, indent: string): string {
  const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapedXml(visible(String(value)))}"`);
  if (children.length === 0) return `${indent}<${name}${head.join("")}/>`;
  const inner = children.map((child) => (typeof child === "string" ? null : written(child, `${indent}  `)));
  if (inner.includes(null)) {
    const text = children.map((child) => (typeof child === "string" ? textOf(child) : written(child, "")));
    return `${indent}<${name}${head.join("")}>${text.join("")}</${name}>`;
  }
  return `${indent}<${name}${head.join("")}>\n${inner.join("\n")}\n${indent}</${name}>`;
}

/** Line breaks stay in texts, where they do no harm. */
const textOf = (text: string): string =>
  text
    .split("\n")
    .map((line) => escapedXml(visible(line)))
    .join("\n");

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
const escapedXml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
