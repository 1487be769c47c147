import type { Edition } from "../../schemas/edition.js";
import type { FieldFact } from "../../schemas/facts.js";
import type { Text } from "../../schemas/language.js";
import type { Aspect, Requirement } from "../../schemas/requirements/requirement.js";
import type { Defect } from "./defect.js";
import { addTo, type Faults, type KeyFault } from "./faults.js";
import { mistyped, without } from "./spoilers.js";
import { breachOf, edgeOf } from "./triggers.js";

type Suffix = "open" | "tight" | "missing" | "mistyped" | "wrong";

const titles: Record<Suffix, Text> = {
  open: { en: "{id} is not enforced", zh: "不执行 {id}" },
  tight: { en: "what {id} allows at its edge is refused", zh: "{id} 边界上允许的请求被拒绝" },
  missing: { en: "the field of {id} is left out", zh: "缺少 {id} 的字段" },
  mistyped: { en: "the field of {id} has another type", zh: "{id} 的字段类型错误" },
  wrong: { en: "{id} does not hold", zh: "{id} 不成立" },
};

/** The defects that follow from the catalogue: whatever a fact asks for can be left undone. */
export function derivedDefects({ requirements, facts }: Pick<Edition, "requirements" | "facts">): Defect[] {
  return requirements
    .filter(({ origin, aspect }) => origin === "derived" && aspect !== undefined)
    .flatMap((requirement) => {
      const field = facts.find((fact): fact is FieldFact => fact.kind === "field" && isFieldOf(fact, requirement));
      return field ? fieldDefects(requirement, field) : operationDefects(requirement);
    })
    .filter(({ id }) => !unobservable.has(id));
}

/** What no client can tell from a correct platform. */
const unobservable = new Set([
  // Printed empty: a correct platform may leave it out.
  "13.1-audiocodec-missing",
  "13.2-audiocodec-missing",
  // The chapter looks at each id by itself, whatever the facts say; it has a defect of its own.
  "6.3-videoId-type-open",
]);

function isFieldOf(fact: FieldFact, { section, field }: Requirement): boolean {
  return field !== undefined && fact.section === section && fact.in === field.in && fact.path === field.path;
}

function fieldDefects(requirement: Requirement, field: FieldFact): Defect[] {
  const { section } = requirement;
  const aspect = requirement.aspect as Aspect;
  if (aspect === "response-field") {
    if (field.path === "") return [];
    return [
      defect(requirement, "missing", (faults) => addTo(faults.spoilers, section, without(field.path))),
      defect(requirement, "mistyped", (faults) => addTo(faults.spoilers, section, mistyped(field.path))),
    ];
  }
  if (aspect === "default") return [defect(requirement, "wrong", (faults) => changeDefault(faults, field))];
  const breach = breachOf(aspect, field);
  const edge = edgeOf(aspect, field);
  const made: Defect[] = [];
  if (breach) {
    made.push(
      defect(requirement, "open", (faults) => {
        change(faults, field, (fact) => unbound(fact, aspect));
        // What the chapter itself cannot work with is told as done all the same.
        addTo(faults.forgiven, section, breach);
      }),
    );
  }
  if (edge) made.push(defect(requirement, "tight", (faults) => addTo(faults.refused, section, edge)));
  return made;
}

function changeDefault(faults: Faults, field: FieldFact): void {
  const { default: documented, enum: choices } = field.constraints;
  const other = choices?.find((choice) => choice !== documented) ?? Number(documented) + 1;
  change(faults, field, (fact) => ({ ...fact, constraints: { ...fact.constraints, default: other } }));
}

/** Another defect may have changed the same fact before. */
function change(faults: Faults, { section, in: place, path }: FieldFact, how: (fact: FieldFact) => FieldFact): void {
  faults.facts = faults.facts.map((fact) => {
    const meant = fact.kind === "field" && fact.section === section && fact.in === place && fact.path === path;
    return meant ? how(fact) : fact;
  });
}

const keywords: Partial<Record<Aspect, (keyof FieldFact["constraints"])[]>> = {
  "max-length": ["maxLength"],
  pattern: ["pattern"],
  enum: ["enum", "const"],
  maximum: ["maximum"],
  minimum: ["minimum"],
  "max-items": ["maxItems"],
  "max-bytes": ["maxBytes"],
  format: ["format"],
};

/** The fact without one of the things that it asks for. */
function unbound(fact: FieldFact, aspect: Aspect): FieldFact {
  if (aspect === "param-required") return { ...fact, required: null };
  if (aspect === "type") return { ...fact, type: null };
  const constraints = { ...fact.constraints };
  for (const keyword of keywords[aspect] ?? []) delete constraints[keyword];
  return { ...fact, constraints };
}

function operationDefects(requirement: Requirement): Defect[] {
  const { section } = requirement;
  const aspect = requirement.aspect as Aspect;
  if (aspect === "success") return [defect(requirement, "wrong", (faults) => faults.failing.add(section))];
  if (aspect === "method") return [defect(requirement, "wrong", (faults) => faults.anyMethod.add(section))];
  const key: KeyFault | undefined =
    aspect === "no-key-needed" ? aspect : aspect.startsWith("key-") ? (aspect.slice(4) as KeyFault) : undefined;
  if (!key) return [];
  return [
    defect(requirement, "wrong", (faults) => {
      faults.keys.set(section, new Set([...(faults.keys.get(section) ?? []), key]));
    }),
  ];
}

function defect({ id }: Requirement, suffix: Suffix, apply: (faults: Faults) => void): Defect {
  const { en, zh } = titles[suffix];
  const title = { en: en.replace("{id}", id), zh: zh.replace("{id}", id) };
  return { id: `${id}-${suffix}`, breaks: [id], title, apply };
}
