import type { Defect } from "../emulator/defects.js";
import type { Edition } from "../schemas/edition.js";
import type { RequirementResult } from "../schemas/results/conformance.js";
import { isBroken, judgeEmulator } from "./proof.js";
import { isRelated } from "./sweep-relations.js";

/** A requirement that fails on a defect which does not break it. */
export interface Blame {
  /** The defect; several where none of them does it alone (or where a run went otherwise by chance). */
  defects: string[];
  requirement: string;
  status: RequirementResult["status"];
  message: string;
}

/** Other people's devices: fewer than usual, since hundreds of emulators are started. */
const devices = 40;
/** Defects of one emulator. More at once would hide each other's effects. */
const together = 6;
/** What keeps much of a platform from working hides what others do to it: such a defect is swept alone. */
const hiding =
  /-(success-wrong|key-master-wrong|tight)$|^(0-|14-|1\.1-(race|same-id|id-unknown)|1\.[46]-(key-wrong|others-too|not-deleted)|5\.1-race-loses|13-(live|one|any|key|filter)|15\.3-all-gone|4\.2-stops)/;

/**
 * Judges emulators by the whole catalogue and gives what fails besides that which the defects break. Several defects of
 * different chapters share an emulator; what they are blamed for is then tried with each of them alone.
 */
export async function sweep(
  edition: Edition,
  defects: readonly Defect[],
  { atOnce = 3, onSwept = () => {} }: { atOnce?: number; onSwept?(group: Defect[], blames: Blame[]): void } = {},
): Promise<Blame[]> {
  const queue = groupsOf(defects);
  const found: Blame[] = [];
  const worker = async () => {
    for (let group = queue.shift(); group; group = queue.shift()) {
      const blames = await sweepGroup(edition, group);
      onSwept(group, blames);
      found.push(...blames);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return found;
}

async function sweepGroup(edition: Edition, group: Defect[]): Promise<Blame[]> {
  const blames = await blamesOf(edition, group, {});
  if (group.length === 1 || blames.length === 0) return blames;
  const only = blames.map(({ requirement }) => requirement);
  const alone: Blame[] = [];
  for (const defect of group) alone.push(...(await blamesOf(edition, [defect], { only })));
  const explained = new Set(alone.map(({ requirement }) => requirement));
  return [...alone, ...blames.filter(({ requirement }) => !explained.has(requirement))];
}

async function blamesOf(edition: Edition, group: Defect[], scope: { only?: string[] }): Promise<Blame[]> {
  const ids = group.map(({ id }) => id);
  const broken = new Set(group.flatMap(({ breaks }) => breaks));
  const results = await judgeEmulator(edition, { defects: ids, devices }, scope);
  return results
    .filter((result) => (isBroken(result) || result.status === "error") && !broken.has(result.id))
    .filter(({ id }) => !group.some((defect) => isNear(defect, id)))
    .map(({ id, status, reason }) => ({ defects: ids, requirement: id, status, message: reason?.en ?? "" }));
}

/** Of an operation that the defect breaks, or accepted as the same fact. */
function isNear({ id, breaks }: Defect, requirement: string): boolean {
  return breaks.some((one) => sectionOf(one) === sectionOf(requirement)) || isRelated(id, requirement);
}

/** `5.2` of `5.2-data`. */
function sectionOf(requirement: string): string {
  return requirement.slice(0, requirement.indexOf("-"));
}

/** Groups whose members are of different chapters, so that what fails can be told apart. */
function groupsOf(defects: readonly Defect[]): Defect[][] {
  const [alone, others] = [defects.filter(({ id }) => hiding.test(id)), defects.filter(({ id }) => !hiding.test(id))];
  const byChapter = new Map<string, Defect[]>();
  for (const defect of others) {
    const chapter = (defect.breaks[0] ?? "").split(/[.-]/)[0] ?? "";
    byChapter.set(chapter, [...(byChapter.get(chapter) ?? []), defect]);
  }
  const groups: Defect[][] = alone.map((defect) => [defect]);
  for (;;) {
    const longest = [...byChapter.values()].filter(({ length }) => length > 0).sort((a, b) => b.length - a.length);
    const group = longest.slice(0, together).flatMap((chapter) => chapter.splice(0, 1));
    if (group.length === 0) return groups;
    groups.push(group);
  }
}
