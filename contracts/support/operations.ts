import type { Edition, Erratum } from "../../schemas/edition.js";
import type { Constraints, FieldFact, FieldPlace, OperationFact } from "../../schemas/facts.js";
import { sectionsOf } from "../../schemas/generate/sections.js";

/** One operation of the document with its fields; what it leaves to another section to explain is filled in. */
export interface Operation {
  section: string;
  fact: OperationFact;
  fields: FieldFact[];
  /** True where the answer is a picture or a file, not JSON. */
  binaryAnswer: boolean;
  /** Query parameters that a target may read by another name (an erratum): both names are sent. */
  otherNames?: Readonly<Record<string, readonly string[]>>;
}

/** The operations of an edition by section. */
export class Operations {
  private readonly bySection = new Map<string, Operation>();
  /** Every errno that some operation prints for success: 0 and 200 in the shipped document. */
  readonly successErrnos: ReadonlySet<number>;

  constructor(edition: Edition) {
    for (const { number, operation, request, response } of sectionsOf(edition.facts, edition.lines)) {
      if (!operation) continue;
      const binaryAnswer = response.some((field) => field.path === "");
      const otherNames = otherNamesOf(request, edition.errata);
      const fields = [...request, ...response];
      this.bySection.set(number, { section: number, fact: operation, fields, binaryAnswer, otherNames });
    }
    this.successErrnos = successErrnos([...this.bySection.values()]);
  }

  has(section: string): boolean {
    return this.bySection.has(section);
  }

  get(section: string): Operation {
    const found = this.bySection.get(section);
    if (!found) throw new Error(`the facts know no operation ${section}`);
    return found;
  }

  all(): Operation[] {
    return [...this.bySection.values()];
  }

  /** What a fact says of a field; undefined where this edition knows no such field or says nothing. */
  constraint<Keyword extends keyof Constraints>(
    section: string,
    place: FieldPlace,
    path: string,
    keyword: Keyword,
  ): Constraints[Keyword] | undefined {
    const field = this.bySection.get(section)?.fields.find((one) => one.in === place && one.path === path);
    return field?.constraints[keyword];
  }

  /** The operations that share the address of this one. */
  sectionsOfAddress(section: string): string[] {
    const { url } = this.get(section).fact;
    return this.all().flatMap((one) => (one.fact.url === url ? [one.section] : []));
  }

  /** The methods that some operation prints for the address of this one. */
  methodsOfAddress(section: string): Set<string> {
    const { url } = this.get(section).fact;
    return new Set(this.all().flatMap((one) => (one.fact.url === url ? [one.fact.method] : [])));
  }
}

/** The fields of one place, in the document's order. */
export function fieldsIn(operation: Operation, place: FieldPlace): FieldFact[] {
  return operation.fields.filter((field) => field.in === place);
}

function successErrnos(operations: Operation[]): Set<number> {
  const found = new Set([0]);
  for (const field of operations.flatMap((one) => fieldsIn(one, "response"))) {
    if (field.path !== "errno") continue;
    for (const value of [field.constraints.const, ...(field.constraints.enum ?? [])]) {
      if (typeof value === "number") found.add(value);
    }
  }
  return found;
}

/** What the errata about names (`E-6.3-query-deviceid-name`) allow beside the printed name. */
function otherNamesOf(fields: FieldFact[], errata: Erratum[]): Record<string, string[]> {
  const named = fields.flatMap((field) => {
    const about = errata.filter(({ id }) => field.errata.includes(id) && id.endsWith("-name"));
    const names = about.flatMap(({ alsoAllowed }) => alsoAllowed);
    return field.in === "query" && names.length > 0 ? [[field.path, names] as const] : [];
  });
  return Object.fromEntries(named);
}
