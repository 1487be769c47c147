import type { Erratum } from "../edition.js";
import type { Lines } from "../facts.js";
import { firstLine, type Section } from "../generate/sections.js";
import { headingOf, printedAt } from "../generate/words.js";
import type { Text } from "../language.js";
import type { Requirement } from "./requirement.js";

/** What the catalogue is derived from. */
export interface CatalogueSource {
  sections: readonly Section[];
  errata: readonly Erratum[];
  lines: readonly string[];
}

type Given = Pick<Requirement, "id" | "section" | "level" | "title"> & Partial<Requirement> & { lines: Lines };

/** A requirement with its printed words looked up; derived and without errata unless told otherwise. */
export function requirementAt(source: CatalogueSource, given: Given): Requirement {
  return { printed: printedAt(source.lines, given.lines), errata: [], origin: "derived", ...given };
}

/** How titles call an operation: `POST device/AddChannel` and 增加设备下通道信息. */
export function namesOf(section: Section, source: CatalogueSource): { call: string; heading: string } {
  const at = section.operation?.lines[0] ?? firstLine(section);
  const heading = headingOf(source.lines, section.number, at) || section.number;
  if (!section.operation) return { call: section.number, heading };
  const path = section.operation.url.replace(/^https?:\/\/[^/]+/, "").replace(/^\/ipc\/video\//, "");
  return { call: `${section.operation.method} ${path}`, heading };
}

/** The same reason in both languages, marked as excluded. */
export function excluded(reason: Text): Pick<Requirement, "origin" | "reason"> {
  return { origin: "excluded", reason };
}
