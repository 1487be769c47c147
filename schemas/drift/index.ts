import type { Edition, Erratum } from "../edition.js";
import type { Fact } from "../facts.js";
import type { Extraction } from "../generate/index.js";
import { schemasOf, sourceOf } from "../generate/schemas.js";
import { printedAt } from "../generate/words.js";
import type { Text } from "../language.js";
import { deriveRequirements } from "../requirements/derive.js";
import type { Requirement } from "../requirements/requirement.js";
import { type AttributeChange, attributeChanges } from "./attributes.js";
import { type Pair, pairsOf } from "./pairs.js";
import { newName, renumbered } from "./renumbered.js";
import { changedSchemas, type SchemaChanges } from "./schemas.js";
import { describeErratum, describePair, describeWords, type PairWords } from "./sentences.js";
import { requirementsOn } from "./touched.js";
import { changedComments, isOfWholeCall, strayWords } from "./words.js";

/** One thing that is not as it was. */
export interface DriftChange {
  kind: "added" | "removed" | "changed" | "renamed" | "renumbered" | "words" | "erratum";
  /** As a person would say it. */
  text: Text;
  /** 1-based line in the old and in the new text; null where there is none. */
  oldLine: number | null;
  newLine: number | null;
  before: Fact | null;
  after: Fact | null;
  attributes: AttributeChange[];
  /** Ids of the requirements that rest on the fact. */
  requirements: string[];
}

/** What `extract --check` reports; `--json` writes it as it is. */
export interface Drift {
  format: 1;
  drift: boolean;
  /** True where facts stand on other lines than before, which is no drift by itself. */
  moved: boolean;
  changes: DriftChange[];
  requirements: { added: string[]; removed: string[]; touched: string[]; lostGround: string[] };
  schemas: SchemaChanges;
}

/** Old section number → new one. */
type Numbers = ReadonlyMap<string, string>;

/** What a new text of the document changes against an edition. Nothing is written. */
export function driftOf(old: Edition, now: Extraction): Drift {
  const numbers = renumbered(old.facts, now.facts);
  const pairs = pairsOf(old.facts, now.facts, numbers);
  const requirements = deriveRequirements(now);
  const catalogue = [...old.requirements, ...requirements];
  const changes = [
    ...pairs.flatMap((pair) => changesOf(pair, catalogue, wordsOf(pair, old, now))),
    ...wordChanges(old, now, pairs, catalogue),
    ...erratumChanges(old, now, numbers),
  ].sort((a, b) => (a.newLine ?? a.oldLine ?? 0) - (b.newLine ?? b.oldLine ?? 0));
  return {
    format: 1,
    drift: changes.length > 0,
    moved: pairs.some(({ before, after }) => before && after && String(before.lines) !== String(after.lines)),
    changes,
    requirements: requirementChanges(old.requirements, requirements, changes, numbers),
    schemas: changedSchemas(old.schemas, schemasOf(sourceOf(now)), numbers),
  };
}

function changesOf(pair: Pair, catalogue: readonly Requirement[], words: PairWords): DriftChange[] {
  const { before, after } = pair;
  const attributes = before && after ? attributeChanges(before, after) : [];
  const isRenumbered = before?.kind === "operation" && after && before.section !== after.section;
  const kinds: DriftChange["kind"][] = [];
  if (!before) kinds.push("added");
  else if (!after) kinds.push("removed");
  else {
    if (isRenumbered) kinds.push("renumbered");
    if (pair.renamed) kinds.push("renamed");
    if (attributes.length > 0) kinds.push("changed");
  }
  const touched = [before, after].flatMap((fact) => (fact ? requirementsOn(fact, catalogue, attributes) : []));
  return kinds.flatMap((kind) =>
    describePair(kind, pair, attributes, words).map(({ text, attribute }) => ({
      kind,
      text,
      oldLine: before?.lines[0] ?? null,
      newLine: after?.lines[0] ?? null,
      before: before ?? null,
      after: after ?? null,
      attributes: attribute ? [attribute] : [],
      requirements: [...new Set(touched)],
    })),
  );
}

function wordsOf({ before, after }: Pair, old: Edition, now: Extraction): PairWords {
  const printed = (lines: readonly string[], fact: Fact | undefined) => (fact ? printedAt(lines, fact.lines) : "");
  return { before: printed(old.lines, before), after: printed(now.lines, after) };
}

function wordChanges(old: Edition, now: Extraction, pairs: Pair[], catalogue: readonly Requirement[]): DriftChange[] {
  const unchanged = pairs.filter(
    ({ before, after }) => before && after && attributeChanges(before, after).length === 0,
  );
  const found = [
    ...changedComments(
      unchanged.filter((pair) => !pair.renamed),
      old.lines,
      now.lines,
    ),
    ...strayWords(old.facts, now.facts, old.lines, now.lines),
  ];
  return found
    .filter((change) => !isOfWholeCall(change, pairs))
    .map((change) => ({
      kind: "words",
      text: describeWords(change),
      oldLine: change.oldLine || null,
      newLine: change.newLine || null,
      before: null,
      after: change.fact ?? null,
      attributes: [],
      requirements: change.fact ? requirementsOn(change.fact, catalogue, []) : [],
    }));
}

function erratumChanges(old: Edition, now: Extraction, numbers: Numbers): DriftChange[] {
  const newId = ({ id, section }: Erratum) => id.replace(`E-${section}-`, `E-${numbers.get(section) ?? section}-`);
  const [was, is] = [new Set(old.errata.map(newId)), new Set(now.errata.map(({ id }) => id))];
  const gone = old.errata.filter((erratum) => !is.has(newId(erratum)));
  const come = now.errata.filter(({ id }) => !was.has(id));
  return [...gone.map((erratum) => [erratum, false] as const), ...come.map((erratum) => [erratum, true] as const)].map(
    ([erratum, isNew]) => ({
      kind: "erratum",
      text: describeErratum(erratum, isNew),
      oldLine: isNew ? null : erratum.lines[0],
      newLine: isNew ? erratum.lines[0] : null,
      before: null,
      after: null,
      attributes: [],
      requirements: [],
    }),
  );
}

function requirementChanges(
  before: readonly Requirement[],
  after: readonly Requirement[],
  changes: readonly DriftChange[],
  numbers: Numbers,
): Drift["requirements"] {
  const was = new Map(before.map(({ id }) => [newName(id, numbers), id]));
  const is = new Set(after.map(({ id }) => id));
  const lost = new Set(before.filter((requirement) => requirement.lostGround).map(({ id }) => id));
  const touched = [...new Set(changes.flatMap(({ requirements }) => requirements))];
  return {
    added: [...is].filter((id) => !was.has(id)),
    removed: [...was].filter(([id]) => !is.has(id)).map(([, id]) => id),
    touched: touched.filter((id) => was.has(id) && is.has(id)),
    lostGround: after.filter(({ id, lostGround }) => lostGround && !lost.has(id)).map(({ id }) => id),
  };
}
