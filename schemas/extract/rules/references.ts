import type { SectionReading } from "../section-facts.js";
import { NOTE_STATEMENTS } from "./notes.js";
import { Prose } from "./prose.js";
import { type Statement, says } from "./statement.js";

const EXPLAINED_IN = /(?:如有字段不明确,?)?请?参[见照考](.+?)章节(?:的解释|的说明)?/;
const PAGED_AS = /分页查询的处理方式与(.+?)的?(?:处理方式)?一致/;

/** The section whose fields explain those of this one (`请参见设备新增章节`), or null. */
export function explainedBy(reading: SectionReading, all: SectionReading[]): SectionReading | null {
  const named = EXPLAINED_IN.exec(Prose.ofText(reading.notes).text)?.[1];
  return named ? resolve(named, reading, all) : null;
}

/** How the notes of a section point at another section. */
export function referencesFrom(reading: SectionReading, all: SectionReading[]): Statement[] {
  return [
    {
      pattern: EXPLAINED_IN,
      rules: (match) => {
        const other = resolve(match[1] ?? "", reading, all);
        if (!other) return [];
        const number = other.section.number;
        return [
          {
            slug: "explained-elsewhere",
            level: "MUST",
            text: `fields are as in ${number}`,
            values: { section: number },
          },
        ];
      },
    },
    {
      pattern: PAGED_AS,
      rules: (match) => {
        const other = resolve(match[1] ?? "", reading, all);
        if (!other) return [];
        const prose = Prose.ofText(other.notes).text;
        return NOTE_STATEMENTS.filter(({ pattern }) => /分页|页之后|失效/.test(pattern.source)).flatMap((statement) => {
          const found = statement.pattern.exec(prose);
          return found ? statement.rules(found, "") : [];
        });
      },
    },
    says(/分页查询的处理方式/),
  ];
}

/** The section of the same chapter, else of any, that shares most characters in a row with what is named. */
function resolve(named: string, reading: SectionReading, all: SectionReading[]): SectionReading | null {
  const chapter = reading.section.number.split(".")[0];
  let best: SectionReading | null = null;
  let most = 1;
  for (const other of all) {
    if (other === reading || other.drafts.length === 0) continue;
    const near = other.section.number.split(".")[0] === chapter ? 0.5 : 0;
    const common = longestCommon(named, other.section.title) + near;
    if (common >= 2 && common > most) {
      best = other;
      most = common;
    }
  }
  return best;
}

function longestCommon(a: string, b: string): number {
  for (let length = Math.min(a.length, b.length); length > 0; length--) {
    for (let at = 0; at + length <= a.length; at++) if (b.includes(a.slice(at, at + length))) return length;
  }
  return 0;
}
