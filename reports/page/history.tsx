import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Language } from "../../schemas/language.js";
import { say } from "../history-messages.js";
import { visible } from "../visible.js";
import { PageContext, type Theme } from "./context.js";
import type { PageData } from "./data.js";
import { Contracts } from "./history-contracts.js";
import type { HistoryData } from "./history-data.js";
import { Series } from "./history-load.js";
import type { Say } from "./history-say.js";
import "./style.css";
import "./history.css";
import "uplot/dist/uPlot.min.css";

const data = JSON.parse(document.getElementById("data")?.textContent ?? "null") as HistoryData;
function History() {
  const [language, setLanguage] = useState<Language>(data.language);
  const [theme, setTheme] = useState<Theme>("auto");
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.documentElement.dataset.theme = theme;
  }, [language, theme]);
  const t: Say = (...args) => say(...args)[language];
  const nextTheme = () => setTheme(theme === "auto" ? "dark" : theme === "dark" ? "light" : "auto");
  return (
    <PageContext.Provider
      value={{ data: {} as PageData, language, theme, requirements: new Map(), exchanges: new Map() }}
    >
      <header class="top">
        <span class="brand">onenet-video</span>
        <nav aria-label={t("contents")}>
          {data.contracts.map(({ target }, at) => (
            <a key={target} href={`#target-${at}`}>
              {visible(target)}
            </a>
          ))}
          {data.load.length > 0 && <a href="#load">{t("loadTrends")}</a>}
        </nav>
        <div class="switches">
          <button type="button" onClick={nextTheme}>
            {t("theme")}: {t(theme)}
          </button>
          <button
            type="button"
            id="language"
            lang={language === "en" ? "zh-CN" : "en"}
            onClick={() => setLanguage(language === "en" ? "zh" : "en")}
          >
            {t("otherLanguage")}
          </button>
        </div>
      </header>
      <main>
        <h1>
          {t("history")} <span class="faint">{visible(data.folder)}</span>
        </h1>
        {data.contracts.map((series, at) => (
          <Contracts key={series.target} series={series} anchor={`target-${at}`} t={t} language={language} />
        ))}
        {data.load.length > 0 && (
          <section id="load" aria-labelledby="load-title">
            <h2 id="load-title">{t("loadTrends")}</h2>
            {data.load.map((series) => (
              <Series key={series.name} series={series} t={t} language={language} />
            ))}
          </section>
        )}
        {data.broken.length > 0 && <Broken t={t} />}
      </main>
    </PageContext.Provider>
  );
}

function Broken({ t }: { t: Say }) {
  return (
    <section aria-labelledby="broken-title">
      <h2 id="broken-title">{t("broken")}</h2>
      <ul>
        {data.broken.map(({ file, problem }) => (
          <li key={file}>
            <code>{visible(file)}</code> <span class="faint">{visible(problem)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const root = document.getElementById("app");
if (root) render(<History />, root);
