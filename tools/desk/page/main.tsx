import "./style.css";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { PageContext } from "./context.ts";
import { Counters } from "./counters.tsx";
import { Curves } from "./curves.tsx";
import { Faults } from "./faults.tsx";
import { Header } from "./header.tsx";
import { Log } from "./log.tsx";
import { Serial } from "./serial.tsx";
import { Server } from "./server.tsx";
import { States } from "./states.tsx";
import { type Shown, Store } from "./store.ts";
import { type Language, problemTexts, texts } from "./texts.ts";

const languageKey = "luatos-gateway-language";

function usualLanguage(): Language {
  const kept = localStorage.getItem(languageKey);
  return kept === "en" || kept === "zh" ? kept : navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

function App({ store, shown }: { store: Store; shown: Shown }) {
  const [language, setLanguage] = useState(usualLanguage);
  const [theme, setTheme] = useState(0);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    localStorage.setItem(languageKey, language);
  }, [language]);
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const changed = (): void => setTheme((before) => before + 1);
    dark.addEventListener("change", changed);
    return () => dark.removeEventListener("change", changed);
  }, []);
  const { about, status } = shown;
  return (
    <PageContext.Provider value={{ store, language, theme }}>
      {about !== undefined && status !== undefined && (
        <div class="desk">
          <Header about={about} status={status} setLanguage={setLanguage} />
          <States about={about} status={status} transitions={shown.transitions} />
          <Counters status={status} />
          <Curves samples={shown.samples} />
          <Serial about={about} status={status} entries={shown.serial} age={shown.serialAge} />
          <Server about={about} status={status} frames={shown.frames} />
          <Faults status={status} />
          <Log entries={shown.log} leftOut={shown.leftOut} />
        </div>
      )}
      {!shown.isConnected && (
        <div class="notice" role="alert">
          {texts[language].lost}
        </div>
      )}
      {shown.problem !== undefined && (
        <div class="notice" role="alert">
          {problemTexts[language][shown.problem] ?? shown.problem}{" "}
          <button type="button" aria-label="OK" onClick={() => store.say(undefined)}>
            ✕
          </button>
        </div>
      )}
    </PageContext.Provider>
  );
}

const store: Store = new Store((shown) => render(<App store={store} shown={shown} />, document.body));
