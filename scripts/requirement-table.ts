import type { Defect } from "../emulator/defects.js";
import type { Edition } from "../schemas/edition.js";
import type { Requirement } from "../schemas/requirements/requirement.js";

/** More ids than that say nothing more to a reader. */
const mostShown = 4;

/**
 * `docs/requirements.md`: every requirement with its level, lines, title and the defects of the emulator that its check has
 * been held against; then what no defect breaks, and what cannot be tested.
 */
export function requirementTable(
  { requirements }: Pick<Edition, "requirements">,
  defects: readonly Pick<Defect, "id" | "breaks">[],
): string {
  const killers = killersOf(defects);
  const tested = requirements.filter(({ origin }) => origin !== "excluded");
  const excluded = requirements.filter(({ origin }) => origin === "excluded");
  const unproven = tested.filter(({ id }) => !killers.has(id));
  return [
    "# Requirements",
    "",
    "Generated from the catalogue by `npm run generate`: do not edit. How they are judged: [judging.md](judging.md).",
    "",
    `${tested.length} requirements (${countsOf(tested)}), ${excluded.length} statements that cannot be tested.`,
    "*Killed by* names defects of the emulator (`--defect ID`) that break the requirement and that its check is proven against.",
    "",
    ...[...chaptersOf(tested)].flatMap(([chapter, rows]) => [
      `## ${chapter === "0" ? "Every operation" : `Chapter ${chapter}`}`,
      "",
      "| requirement | level | lines | title | killed by |",
      "| --- | --- | --- | --- | --- |",
      ...rows.map((row) => rowOf(row, killers.get(row.id) ?? [])),
      "",
    ]),
    "## Unproven",
    "",
    ...list(
      unproven.map(({ id, level }) => `\`${id}\` (${level})`),
      "None: every requirement has a defect that breaks it.",
    ),
    "",
    "## Cannot be tested",
    "",
    ...list(
      excluded.map(({ id, lines, reason }) => `\`${id}\` (${linesOf(lines)}): ${reason?.en ?? ""}`),
      "None.",
    ),
    "",
  ].join("\n");
}

function killersOf(defects: readonly Pick<Defect, "id" | "breaks">[]): Map<string, string[]> {
  const killers = new Map<string, string[]>();
  for (const { id, breaks } of defects) {
    for (const requirement of breaks) killers.set(requirement, [...(killers.get(requirement) ?? []), id]);
  }
  return killers;
}

function chaptersOf(requirements: readonly Requirement[]): Map<string, Requirement[]> {
  const chapters = new Map<string, Requirement[]>();
  for (const row of requirements) {
    const chapter = row.section.split(".")[0] ?? "";
    chapters.set(chapter, [...(chapters.get(chapter) ?? []), row]);
  }
  return chapters;
}

function countsOf(requirements: readonly Requirement[]): string {
  const of = (level: string) => requirements.filter((row) => row.level === level).length;
  return ["MUST", "SHOULD", "MAY"].map((level) => `${of(level)} ${level}`).join(", ");
}

function rowOf({ id, level, lines, title }: Requirement, killers: string[]): string {
  const shown = killers.slice(0, mostShown).map((killer) => `\`${killer}\``);
  if (killers.length > mostShown) shown.push(`and ${killers.length - mostShown} more`);
  const cells = [`\`${id}\``, level, linesOf(lines), cell(title.en), shown.join(", ") || "–"];
  return `| ${cells.join(" | ")} |`;
}

const linesOf = ([first, last]: Requirement["lines"]): string => (first === last ? `${first}` : `${first}-${last}`);
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const list = (items: string[], none: string): string[] =>
  items.length > 0 ? items.map((item) => `- ${item}`) : [none];
