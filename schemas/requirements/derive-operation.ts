import type { Lines } from "../facts.js";
import type { Section } from "../generate/sections.js";
import { reason, title } from "./messages.js";
import type { Aspect, Requirement } from "./requirement.js";
import { type CatalogueSource, excluded, namesOf, requirementAt } from "./source.js";

type Title = Parameters<typeof title>[0];

interface Row {
  aspect: Aspect;
  level: "MUST" | "SHOULD";
  title?: Title;
}

const must = (aspect: Aspect, says?: Title): Row => ({ aspect, level: "MUST", ...(says && { title: says }) });
const should = (aspect: Aspect): Row => ({ aspect, level: "SHOULD" });

/** What holds for a call as a whole: it works as documented, with its method and with the keys that the document allows. */
export function operationRequirements(section: Section, source: CatalogueSource): Requirement[] {
  const { operation } = section;
  if (!operation) return [];
  const about = namesOf(section, source);
  const keyLines = section.request.find((fact) => fact.in === "header" && /key|auth/i.test(fact.path))?.lines;
  const hasPath = /\/\/[^/]+\//.test(operation.url);
  const rows = [must("success"), should("method"), ...keyRows(section)];
  return rows.map((row) =>
    requirementAt(source, {
      id: `${section.number}-${row.aspect}`,
      section: section.number,
      level: row.level,
      title: title(row.title ?? (row.aspect as Title), about),
      lines: linesOf(row.aspect, operation.lines, keyLines),
      aspect: row.aspect,
      ...(row.aspect === "method" && !hasPath && excluded(reason("no-path"))),
    }),
  );
}

/** The key matrix of an operation. */
function keyRows(section: Section): Row[] {
  const barred = [must("key-none"), must("key-made-up"), must("key-master")];
  switch (section.operation?.auth) {
    case "none":
      return [must("no-key-needed")];
    case "master":
      return [...barred, must("key-deleted"), must("key-device", "key-device-refused")];
    case "master-or-device":
      return [...barred, ...deviceRows(section, "MUST")];
    case "key-or-authorization":
      return [...barred, should("key-deleted"), must("key-authorization")];
    default:
      return [...barred, ...deviceRows(section, "SHOULD")];
  }
}

/**
 * A device key is good for its own device alone: a call that names a device refuses another's, a search leaves the others
 * out, and a switch of the whole product is not the device's to turn.
 */
function deviceRows(section: Section, own: "MUST" | "SHOULD"): Row[] {
  if (namesDevice(section)) {
    return [{ aspect: "key-device", level: own }, must("key-foreign"), should("key-deleted")];
  }
  if (searches(section)) {
    return [must("key-device", "key-device-search"), must("key-foreign", "key-foreign-search"), should("key-deleted")];
  }
  const gone = should("key-deleted");
  return section.operation?.method === "GET" ? [gone] : [must("key-device", "key-device-refused"), gone];
}

function namesDevice(section: Section): boolean {
  const inUrl = /\{device_?id\}/i.test(section.operation?.url ?? "");
  const named = section.request.some((fact) => /^(device_?id|devids?)$/i.test(fact.path) && fact.required !== false);
  return inUrl || named;
}

function searches(section: Section): boolean {
  return section.operation?.method === "GET" && section.request.some((fact) => /^device_?id$/i.test(fact.path));
}

function linesOf(aspect: Aspect, operation: Lines, key: Lines | undefined): Lines {
  if (aspect.startsWith("key-") || aspect === "no-key-needed") return key ?? [operation[1], operation[1]];
  return operation;
}
