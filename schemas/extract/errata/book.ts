import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Erratum } from "../../edition.js";
import type { FieldPlace, Lines } from "../../facts.js";
import type { Text } from "../../language.js";
import type { UsageError } from "../../usage-error.js";
import type { RepairKind } from "../json/nodes.js";
import { say } from "../messages.js";
import { wrongEntry } from "../wrong-entry.js";

const FILE = fileURLToPath(new URL("../../errata.yaml", import.meta.url));

/** How a kind of defect is read. */
export interface Entry {
  reading: string;
  alsoAllowed: string[];
  why: string;
}

export interface RepairEntry extends Entry {
  slug: string;
}

/** A place known by what it prints. */
export interface PrintedEntry extends RepairEntry {
  in?: FieldPlace;
  field?: RegExp;
  words?: RegExp;
  operation?: RegExp;
  rule?: RegExp;
  template?: RegExp;
}

const CONTRADICTIONS = [
  "type-elsewhere",
  "type-in-words",
  "name-elsewhere",
  "pattern-broken",
  "success-elsewhere",
  "no-status",
  "address-elsewhere",
  "template-broken",
  "answer-place",
  "glued",
] as const;
export type ContradictionKind = (typeof CONTRADICTIONS)[number];

/** What `errata.yaml` says. */
export interface ErrataBook {
  repairs: Record<RepairKind, RepairEntry>;
  contradictions: Record<ContradictionKind, Entry>;
  printed: PrintedEntry[];
}

type Table = Record<string, unknown>;

/** Reads the errata file. @throws UsageError that names the entry that is wrong */
export function readErrataBook(text: string = readFileSync(FILE, "utf8")): ErrataBook {
  const whole = parse(text) as { repairs?: Table; contradictions?: Table; printed?: unknown[] } | null;
  const contradictions = Object.fromEntries(
    CONTRADICTIONS.map((kind) => [kind, entryOf(whole?.contradictions?.[kind], `contradictions.${kind}`)]),
  ) as Record<ContradictionKind, Entry>;
  const repairs = Object.fromEntries(
    Object.entries(whole?.repairs ?? {}).map(([kind, value]) => [kind, withSlug(value, `repairs.${kind}`)]),
  ) as Record<RepairKind, RepairEntry>;
  return {
    contradictions,
    repairs,
    printed: (whole?.printed ?? []).map((value, at) => printedOf(value, `printed[${at}]`)),
  };
}

/** The erratum that an entry makes at a place; `other` is what the document prints elsewhere. */
export function erratumOf(
  entry: Entry,
  place: { id: string; section: string; lines: Lines; printed: string; other?: string },
): Erratum {
  const { other = "", ...rest } = place;
  const fill = (words: string): string => words.replaceAll("{other}", other);
  return { ...rest, reading: fill(entry.reading), alsoAllowed: entry.alsoAllowed.map(fill), why: fill(entry.why) };
}

function entryOf(value: unknown, where: string): Entry {
  const entry = (value ?? {}) as Table;
  const also = entry.alsoAllowed ?? [];
  if (!Array.isArray(also)) throw wrong(where, "alsoAllowed", also, say("aList"));
  return { reading: textOf(entry, "reading", where), alsoAllowed: also.map(String), why: textOf(entry, "why", where) };
}

function withSlug(value: unknown, where: string): RepairEntry {
  return { ...entryOf(value, where), slug: textOf((value ?? {}) as Table, "slug", where) };
}

function printedOf(value: unknown, where: string): PrintedEntry {
  const table = (value ?? {}) as Table;
  const entry: PrintedEntry = withSlug(value, where);
  for (const key of ["field", "words", "operation", "rule", "template"] as const) {
    if (table[key] === undefined) continue;
    try {
      entry[key] = new RegExp(textOf(table, key, where));
    } catch {
      throw wrong(where, key, table[key], say("aPattern"));
    }
  }
  if (table.in !== undefined) entry.in = textOf(table, "in", where) as FieldPlace;
  return entry;
}

function textOf(entry: Table, key: string, where: string): string {
  const value = entry[key];
  if (typeof value !== "string" || value === "") throw wrong(where, key, value, say("aText"));
  return value;
}

function wrong(where: string, key: string, found: unknown, allowed: Text): UsageError {
  return wrongEntry("errata.yaml", `${where}.${key}`, found, allowed);
}
