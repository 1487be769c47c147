import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { Language } from "../../schemas/language.js";
import { Causes } from "./causes.js";
import { ComparisonView } from "./comparison.js";
import { anchorOf, PageContext, type Theme } from "./context.js";
import { Coverage } from "./coverage.js";
import type { PageData } from "./data.js";
import { useExchanges } from "./exchanges.js";
import { type Filter, filterOf, matches, noFilter } from "./filter.js";
import { Header } from "./header.js";
import { Help } from "./help.js";
import { useKeyboard } from "./keyboard.js";
import { Loads } from "./load.js";
import { Readings, Untested } from "./open-points.js";
import { Played } from "./played.js";
import { Requirements } from "./requirements.js";
import { Residue } from "./residue.js";
import { Verdict } from "./verdict.js";

/** The whole page; what is open, filtered and shown in which language is kept here. */
export function App({ data }: { data: PageData }) {
  const [language, setLanguage] = useState<Language>(data.language);
  const [theme, setTheme] = useState<Theme>("auto");
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [help, setHelp] = useState(false);
  const results = data.conformance?.requirements ?? [];
  const requirements = useMemo(() => new Map(results.map((one) => [one.id, one])), [results]);
  const exchanges = useExchanges(data.exchanges);
  const shown = useMemo(() => results.filter((one) => matches(filter, one)), [results, filter]);

  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  const reveal = useCallback(
    (id: string) => {
      if (!requirements.has(id)) return;
      setFilter((now) => (matches(now, requirements.get(id) as never) ? now : noFilter));
      setOpen((now) => new Set(now).add(id));
      requestAnimationFrame(() => scrollToRequirement(id));
    },
    [requirements],
  );
  useDeepLinks(reveal, setFilter);
  usePrinting(
    setOpen,
    results.filter((one) => one.findings.length > 0).map((one) => one.id),
  );

  const filterByHand = (next: Filter) => {
    setFilter(next);
    // The address no longer tells what is shown; and its link must work when it is clicked again.
    if (filterOf(decodeURIComponent(location.hash.slice(1)))) history.replaceState(null, "", "#requirements");
  };
  const toggle = (id: string) =>
    setOpen((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const nextLanguage = () => setLanguage(language === "en" ? "zh" : "en");
  const nextTheme = () => setTheme(theme === "auto" ? "dark" : theme === "dark" ? "light" : "auto");
  useKeyboard({
    shown: shown.map((one) => one.id),
    language: nextLanguage,
    theme: nextTheme,
    reset: () => {
      filterByHand(noFilter);
      setHelp(false);
    },
    help: () => setHelp(!help),
  });

  const { conformance } = data;
  return (
    <PageContext.Provider value={{ data, language, theme, requirements, exchanges }}>
      <Header onLanguage={nextLanguage} onTheme={nextTheme} onHelp={() => setHelp(true)} />
      <main>
        {conformance && (
          <>
            <Verdict result={conformance} />
            <Residue left={conformance.residue ?? []} />
            <Played play={conformance.play} />
            <Causes />
            <Coverage />
            <Readings />
            <Untested />
          </>
        )}
        <Loads />
        <ComparisonView />
        {conformance && (
          <Requirements shown={shown} filter={filter} onFilter={filterByHand} open={open} onToggle={toggle} />
        )}
      </main>
      {help && <Help onClose={() => setHelp(false)} />}
    </PageContext.Provider>
  );
}

/** Opens what the address names, now and whenever it changes. */
function useDeepLinks(reveal: (id: string) => void, narrow: (filter: Filter) => void): void {
  useEffect(() => {
    const follow = () => {
      const anchor = decodeURIComponent(location.hash.slice(1));
      const filter = filterOf(anchor);
      if (filter) narrow(filter);
      if (anchor.startsWith(anchorOf(""))) reveal(anchor.slice(anchorOf("").length));
      else if (anchor !== "") document.getElementById(anchor.split("?")[0] ?? "")?.scrollIntoView();
    };
    // A link to where the address already points changes nothing that the browser would tell.
    const again = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href^='#']") : null;
      if (link && link.hash === location.hash) follow();
    };
    follow();
    addEventListener("hashchange", follow);
    addEventListener("click", again);
    return () => {
      removeEventListener("hashchange", follow);
      removeEventListener("click", again);
    };
  }, [reveal, narrow]);
}

function scrollToRequirement(id: string): void {
  const row = document.getElementById(anchorOf(id));
  row?.scrollIntoView({ block: "start" });
  row?.querySelector<HTMLElement>("button.opener")?.focus({ preventScroll: true });
}

/** On paper nothing can be opened: what has findings is opened first. */
function usePrinting(setOpen: (ids: ReadonlySet<string>) => void, withFindings: string[]): void {
  useEffect(() => {
    const prepare = () => {
      setOpen(new Set(withFindings));
      for (const element of document.querySelectorAll("details")) element.open = true;
    };
    addEventListener("beforeprint", prepare);
    return () => removeEventListener("beforeprint", prepare);
  });
}
