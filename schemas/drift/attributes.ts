import type { Fact } from "../facts.js";

/** One attribute that two readings of a fact do not share. */
export interface AttributeChange {
  attribute: string;
  before: unknown;
  after: unknown;
}

/** A rule's values stand in its text, and that is what a person reads. */
const passedOver = new Set([
  "kind",
  "section",
  "in",
  "path",
  "id",
  "lines",
  "constraints",
  "curated",
  "errata",
  "values",
]);

/** What has changed about a fact besides its place in the document; constraints one by one. */
export function attributeChanges(before: Fact, after: Fact): AttributeChange[] {
  return compared(attributesOf(before), attributesOf(after));
}

function attributesOf(fact: Fact): Record<string, unknown> {
  const own = Object.entries(fact).filter(([name]) => !passedOver.has(name));
  const constraints = fact.kind === "field" ? Object.entries(fact.constraints) : [];
  return Object.fromEntries([...own, ...constraints]);
}

function compared(before: Record<string, unknown>, after: Record<string, unknown>): AttributeChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((attribute) => ({ attribute, before: before[attribute], after: after[attribute] }));
}
