import { check, checks } from "../../support/check.js";
import { filters } from "./search.js";

/** How the search compares texts: from the left, and titles in any case of letters. */
export const matching = [
  checks(
    "1.5-texts",
    [
      "1.5-title-left-match",
      "1.5-title-filter",
      "1.5-key_words-left-match",
      "1.5-key_words-filter",
      "1.5-title-case-insensitive",
    ],
    async (t) => {
      const stem = t.name();
      const titles = { starts: `${stem}Ab`, holds: `x${stem}Ab`, differs: t.name() };
      const starts = await t.freshDevice({ title: titles.starts });
      const holds = await t.freshDevice({ title: titles.holds });
      const differs = await t.freshDevice({ title: titles.differs });
      const left = { inside: [starts.id], outside: [holds.id] };
      await filters(t, t.of("1.5-title-left-match"), "title", { title: stem }, left);
      await filters(t, t.of("1.5-key_words-left-match"), "key_words", { key_words: stem }, left);
      // What stands for any letter elsewhere is a letter here.
      for (const sign of ["_", "%", ".", ".*"]) {
        const title = `${stem.slice(0, -1)}${sign}Ab`;
        const literal = { inside: [], outside: [starts.id] };
        await filters(t, t.of("1.5-title-left-match"), "title", { title }, literal);
      }
      const exact = { inside: [starts.id], outside: [differs.id] };
      await filters(t, t.of("1.5-title-filter"), "title", { title: titles.starts }, exact);
      await filters(t, t.of("1.5-key_words-filter"), "key_words", { key_words: titles.starts }, exact);
      const any = { inside: [starts.id], outside: [] };
      for (const title of [titles.starts.toLowerCase(), titles.starts.toUpperCase()]) {
        await filters(t, t.of("1.5-title-case-insensitive"), "title", { title }, any);
      }
      // The id from the left as well; a few digits less, so that a match of the whole is not enough.
      const left_id = starts.id.slice(0, Math.max(starts.id.length - 1, 1));
      const shown = { inside: [starts.id], outside: [] };
      const query = { key_words: starts.id };
      await filters(t, t.of("1.5-key_words-left-match"), "key_words", query, { ...shown, outside: [differs.id] });
      const nearby = { key_words: left_id, title: titles.starts };
      await filters(t, t.of("1.5-key_words-left-match"), "key_words", nearby, shown);
    },
    { devices: 3 },
  ),

  check(
    "1.5-filters-together",
    async (t) => {
      const stem = t.name();
      const [open, closed] = [
        await t.freshDevice({ title: `${stem}a`, private: false }),
        await t.freshDevice({ title: `${stem}b`, private: true }),
      ];
      const other = await t.freshDevice({ private: true });
      const query = { title: stem, private: true };
      await filters(t, t, "title", query, { inside: [closed.id], outside: [open.id, other.id] });
    },
    { devices: 3 },
  ),
];
