import type { Language, Text } from "../language.js";
import type { Drift, DriftChange } from "./index.js";
import { say } from "./messages.js";

/** The lines that `extract --check` prints. */
export function driftLines(drift: Drift, language: Language): string[] {
  const in_ = (text: Text) => text[language];
  if (!drift.drift) return [in_(say(drift.moved ? "moved" : "nothing"))];
  const { added, removed, touched, lostGround } = drift.requirements;
  const schemas = [...drift.schemas.changed, ...drift.schemas.added, ...drift.schemas.removed];
  const list = (names: readonly string[]) => names.join(", ") || in_(say("none"));
  const lines = folded(drift.changes).flatMap(({ change, within }) => {
    const requirements = [...new Set([change, ...within].flatMap((each) => each.requirements))];
    const whole = within.length > 0 ? in_(say("whole", { count: within.length })) : "";
    const touches = requirements.length > 0 ? [in_(say("touches", { names: list(requirements) }))] : [];
    return [`${in_(change.text)}${whole}`, ...touches];
  });
  if (added.length > 0) lines.push(in_(say("newRequirements", { names: list(added) })));
  if (removed.length > 0) lines.push(in_(say("goneRequirements", { names: list(removed) })));
  if (lostGround.length > 0) lines.push(in_(say("lostGround", { names: list(lostGround) })));
  const counts = { changes: drift.changes.length, added: added.length, touched: touched.length };
  return [
    ...lines,
    in_(say("summary", { ...counts, gone: removed.length, lost: lostGround.length, schemas: list(schemas) })),
  ];
}

/** A call that came or went as a whole is told once, and not field by field. */
function folded(changes: readonly DriftChange[]): { change: DriftChange; within: DriftChange[] }[] {
  const keyOf = ({ kind, before, after }: DriftChange) => `${kind} ${(after ?? before)?.section}`;
  const isCall = ({ kind, before, after }: DriftChange) =>
    (kind === "added" || kind === "removed") && (after ?? before)?.kind === "operation";
  const calls = new Set(changes.filter(isCall).map(keyOf));
  const told = changes.filter((change) => isCall(change) || !calls.has(keyOf(change)));
  return told.map((change) => ({
    change,
    within: isCall(change) ? changes.filter((other) => other !== change && keyOf(other) === keyOf(change)) : [],
  }));
}
