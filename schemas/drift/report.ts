import type { Language, Text } from "../language.js";
import type { Drift } from "./index.js";
import { say } from "./messages.js";

/** The lines that `extract --check` prints. */
export function driftLines(drift: Drift, language: Language): string[] {
  const in_ = (text: Text) => text[language];
  if (!drift.drift) return [in_(say(drift.moved ? "moved" : "nothing"))];
  const { added, removed, touched, lostGround } = drift.requirements;
  const schemas = [...drift.schemas.changed, ...drift.schemas.added, ...drift.schemas.removed];
  const list = (names: readonly string[]) => names.join(", ") || in_(say("none"));
  const lines = drift.changes.flatMap((change) => [
    in_(change.text),
    ...(change.requirements.length > 0 ? [in_(say("touches", { names: list(change.requirements) }))] : []),
  ]);
  if (added.length > 0) lines.push(in_(say("newRequirements", { names: list(added) })));
  if (removed.length > 0) lines.push(in_(say("goneRequirements", { names: list(removed) })));
  if (lostGround.length > 0) lines.push(in_(say("lostGround", { names: list(lostGround) })));
  const counts = { changes: drift.changes.length, added: added.length, touched: touched.length };
  return [
    ...lines,
    in_(say("summary", { ...counts, gone: removed.length, lost: lostGround.length, schemas: list(schemas) })),
  ];
}
