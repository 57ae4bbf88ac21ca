import type { About, Status } from "../protocol.ts";
import { usePage } from "./context.ts";
import { Settings } from "./settings.tsx";
import { type Language, stateTexts } from "./texts.ts";

/** The script, its settings, and its state. */
export function Header({
  about,
  status,
  setLanguage,
}: {
  about: About;
  status: Status;
  setLanguage: (language: Language) => void;
}) {
  const { language, marks, t } = usePage();
  const { state, pins, uart } = status;
  return (
    <header>
      <h1>{t.title}</h1>
      {state !== undefined && (
        <span class={`state ${state}`} data-testid="state" data-state={state}>
          {stateTexts[language][state] ?? state}
        </span>
      )}
      <span class="led" data-testid="led" title={pins.length === 0 ? t.noLed : t.drivenPins}>
        {t.led} {pins.length === 0 && "–"}
        {pins.map(({ pin, level }) => (
          <span key={pin} title={`GPIO ${pin} = ${level}`} data-pin={pin} data-level={level}>
            <i class={level === 1 ? "lamp lit" : "lamp"} /> GPIO {pin}
          </span>
        ))}
      </span>
      <span class="facts" data-testid="facts">
        <b>{about.model}</b> {about.era} · <span title={about.script}>{about.project || about.script}</span>
        {about.build !== undefined && ` ${about.build}`} · {status.url ?? "–"}
        {status.headers.length > 0 && marks.open + status.headers.join(marks.comma) + marks.close} ·{" "}
        {uart === undefined
          ? "UART 1 –"
          : `UART 1 ${uart.baudRate} ${uart.dataBits}${uart.parity}${uart.stopBits}${marks.comma}${uart.bufferBytes} B`}
      </span>
      <nav>
        <Settings about={about} status={status} />
        {(["en", "zh"] as const).map((each) => (
          <button type="button" key={each} aria-pressed={language === each} onClick={() => setLanguage(each)}>
            {each === "en" ? "English" : "中文"}
          </button>
        ))}
      </nav>
    </header>
  );
}
