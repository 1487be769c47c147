import type { FieldFact } from "../facts.js";
import { freeContent } from "../generate/free-content.js";
import { answerTypesOf, typesOf } from "../generate/readings.js";
import type { Section } from "../generate/sections.js";
import { commentAt } from "../generate/words.js";
import { aspectsOf, requirementOf } from "./aspects.js";
import { fieldNames } from "./ids.js";
import { isContradicted, levelOf } from "./levels.js";
import { reason, title } from "./messages.js";
import type { Aspect, Requirement } from "./requirement.js";
import { type CatalogueSource, excluded, namesOf, requirementAt } from "./source.js";

/** One requirement for each field of an answer: it is there, with its type. */
export function responseRequirements(section: Section, source: CatalogueSource): Requirement[] {
  const names = fieldNames(section.response);
  const free = freeContent(section, source.sections);
  return [...names].map(([fact, name]) => {
    const words = commentAt(source.lines, fact.lines);
    const type = answerTypesOf(fact, section, source).join("/") || "any";
    const about = { ...namesOf(section, source), name: fact.path, type, words };
    return requirementAt(source, {
      id: `${section.number}-${name}`,
      section: section.number,
      level: section.operation ? "MUST" : "MAY",
      title: title(fact.path === "" ? "content" : "response-field", about),
      lines: fact.lines,
      errata: fact.errata,
      aspect: "response-field",
      field: { in: fact.in, path: fact.path },
      ...(free.has(fact) && excluded(reason("free-content"))),
      ...(!section.operation && excluded(reason("device-business"))),
    });
  });
}

/** One requirement for each thing that is said of a parameter. */
export function parameterRequirements(section: Section, source: CatalogueSource): Requirement[] {
  const names = fieldNames(section.request);
  return section.request.flatMap((fact) =>
    aspectsOf(fact, section, source.lines).map((aspect) =>
      requirementAt(source, {
        id: requirementOf(section, names.get(fact), aspect),
        section: section.number,
        level: levelOf(aspect.aspect, fact, section, source.lines),
        title: parameterTitle(aspect.aspect, fact, section, source),
        lines: fact.lines,
        errata: fact.errata,
        aspect: aspect.aspect,
        field: { in: fact.in, path: fact.path },
        ...exclusion(aspect.aspect, fact, section, source),
      }),
    ),
  );
}

function parameterTitle(aspect: Aspect, fact: FieldFact, section: Section, source: CatalogueSource) {
  const name = fact.path === "" ? "body" : fact.path;
  const type = typesOf(fact, source.errata).join("/");
  const about = { ...namesOf(section, source), name, type, value: printedValue(aspect, fact) };
  return title(aspect as Parameters<typeof title>[0], about);
}

function printedValue(aspect: Aspect, { constraints }: FieldFact): string {
  const values: Partial<Record<Aspect, unknown>> = {
    "max-length": constraints.maxLength,
    "max-items": constraints.maxItems,
    "max-bytes": constraints.maxBytes,
    enum: constraints.enum?.join(" / ") ?? constraints.const,
    maximum: constraints.maximum,
    minimum: constraints.minimum,
    default: constraints.default,
  };
  return String(values[aspect] ?? "");
}

function exclusion(aspect: Aspect, fact: FieldFact, section: Section, source: CatalogueSource): Partial<Requirement> {
  if (isContradicted(aspect, fact, source.errata)) return excluded(reason("contradicted"));
  if (aspect === "type" && typesOf(fact, source.errata).length > 1) return excluded(reason("two-readings"));
  if (aspect === "optional" && isOneOfSeveral(fact, section)) return excluded(reason("one-of-several"));
  if (!section.operation) return excluded(reason("device-business"));
  return {};
}

/** True for a field of which a rule says that it or another one is given. */
function isOneOfSeveral(fact: FieldFact, { rules }: Section): boolean {
  return rules.some(({ values }) =>
    String(values?.fields ?? "")
      .split(",")
      .includes(fact.path),
  );
}
