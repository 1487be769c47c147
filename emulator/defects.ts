import type { Edition } from "../schemas/edition.js";
import { UsageError } from "../schemas/usage-error.js";
import type { Defect } from "./defects/defect.js";
import { derivedDefects } from "./defects/derived.js";
import { Faults } from "./defects/faults.js";
import { printedErrorDefects } from "./defects/printed-errors.js";
import { writtenDefects } from "./defects/written.js";
import { say } from "./messages.js";

export type { Defect } from "./defects/defect.js";

type Source = Pick<Edition, "facts" | "requirements">;

/** Every way in which an emulator of this edition can be wrong. */
export function listDefects(edition: Source): Defect[] {
  return [...derivedDefects(edition), ...printedErrorDefects(edition), ...writtenDefects];
}

/** @throws UsageError for an id that is none of the edition's defects */
export function faultsOf(edition: Source, ids: readonly string[]): Faults {
  const faults = new Faults(edition.facts);
  if (ids.length === 0) return faults;
  const known = defectsById(edition);
  for (const id of ids) {
    const defect = known.get(id);
    if (!defect) throw new UsageError(say("noDefect", { id }));
    defect.apply(faults);
  }
  return faults;
}

const byId = new WeakMap<Source, Map<string, Defect>>();

/** Made once for an edition: a matrix of defects starts a thousand emulators. */
function defectsById(edition: Source): Map<string, Defect> {
  const known = byId.get(edition) ?? new Map(listDefects(edition).map((defect) => [defect.id, defect]));
  byId.set(edition, known);
  return known;
}
