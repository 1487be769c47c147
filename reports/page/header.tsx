import { usePage } from "./context.js";

interface Props {
  onLanguage(): void;
  onTheme(): void;
  onHelp(): void;
}

/** Where one is, where one can go, and the switches. */
export function Header({ onLanguage, onTheme, onHelp }: Props) {
  const { t, data, theme, language } = usePage();
  const results = data.conformance?.requirements ?? [];
  const sections: [string, string, boolean][] = [
    ["residue", t("residue"), (data.conformance?.residue ?? []).length > 0],
    ["played", t("played"), data.conformance?.play !== undefined],
    ["mend", t("mendFirst"), results.length > 0],
    ["coverage", t("coverage"), results.length > 0],
    ["readings", t("readings"), results.some((one) => one.readingTaken !== null)],
    ["untested", t("untested"), results.some((one) => one.status === "not-tested")],
    ["load", t("load"), data.loads.length > 0],
    ["comparison", t("comparison"), data.comparison !== null],
    ["requirements", t("allRequirements"), results.length > 0],
  ];
  return (
    <header class="top">
      <a class="skip" href={results.length > 0 ? "#mend" : "#load"}>
        {t("skip")}
      </a>
      <span class="brand">onenet-video</span>
      <nav aria-label={t("contents")}>
        {sections.map(
          ([anchor, name, there]) =>
            there && (
              <a key={anchor} href={`#${anchor}`}>
                {name}
              </a>
            ),
        )}
      </nav>
      <div class="switches">
        <button type="button" onClick={onTheme}>
          {t("theme")}: {t(theme)}
        </button>
        <button type="button" onClick={onLanguage} lang={language === "en" ? "zh-CN" : "en"} id="language">
          {t("otherLanguage")}
        </button>
        <button type="button" onClick={onHelp} aria-label={t("keyboard")}>
          ?
        </button>
      </div>
    </header>
  );
}
