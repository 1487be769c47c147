import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Language, Text } from "../../schemas/language.js";
import type { RequirementResult } from "../../schemas/results/conformance.js";
import { visible } from "../visible.js";
import type { Exchange, PageData } from "./data.js";
import { say } from "./messages.js";

export type Theme = "auto" | "light" | "dark";

interface Shared {
  data: PageData;
  language: Language;
  theme: Theme;
  /** By id. */
  requirements: Map<string, RequirementResult>;
  /** By the locator that findings name. */
  exchanges: Map<string, Exchange>;
}

export const PageContext = createContext<Shared>({
  data: {} as PageData,
  language: "en",
  theme: "auto",
  requirements: new Map(),
  exchanges: new Map(),
});

/** The page's data, and texts in the language that is shown. */
export function usePage() {
  const shared = useContext(PageContext);
  const { language } = shared;
  return {
    ...shared,
    /** A text of the page; `one|many` is decided by the argument `count`. */
    t: (...args: Parameters<typeof say>): string => {
      const [one = "", many] = say(...args)[language].split("|");
      return many === undefined || args[1]?.count === 1 ? one : many;
    },
    /** A text of the results; what a target may have said in it stays visible text. */
    pick: (text: Text | null): string => (text ? visible(text[language]) : ""),
    lines: ([from, to]: readonly [number, number]): string =>
      say(from === to ? "line" : "lines", { from, to })[language],
  };
}

/** What a deep link names. */
export const anchorOf = (requirement: string): string => `req-${requirement}`;
