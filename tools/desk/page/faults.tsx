import { useEffect, useState } from "preact/hooks";
import type { FaultName } from "../../../host/scenario/scenario.ts";
import type { Status } from "../protocol.ts";
import { usePage } from "./context.ts";
import { faultTexts } from "./texts.ts";

/** Faults that last until they are ended, and faults that happen once. */
const lasting = ["no-network", "silent", "freeze", "slow", "refuse", "forbid", "vanish", "short-memory"] as const;
const once = ["reset", "close", "close-at-frame", "noise", "reboot"] as const;
const mostDelayMs = 5000;

/** Buttons for the faults, and the recording. */
export function Faults({ status }: { status: Status }) {
  const { t, store, language } = usePage();
  const isOn = (fault: FaultName): boolean => status.faults.includes(fault);
  const button = (fault: FaultName, press: () => void) => {
    const [label, what] = faultTexts[language][fault];
    const isLasting = (lasting as readonly string[]).includes(fault);
    return (
      <button
        type="button"
        key={fault}
        title={what}
        data-fault={fault}
        aria-pressed={isLasting ? isOn(fault) : undefined}
        onClick={press}
      >
        {label}
      </button>
    );
  };
  return (
    <section class="faults">
      <h2>
        {t.faults}
        <span class="spring" />
        {button("restore", () => store.wish({ do: "strike", fault: "restore" }))}
      </h2>
      <div class="buttons">
        {lasting.map((fault) =>
          button(fault, () => store.wish(isOn(fault) ? { do: "end", fault } : { do: "strike", fault })),
        )}
        {once.map((fault) => button(fault, () => store.wish({ do: "strike", fault })))}
      </div>
      <Delay delayMs={status.delayMs} />
      <p class="recording">
        <span>
          <b data-testid="recorded">{status.recordedSteps}</b> {status.recordingIsFull ? t.full : t.recorded}
        </span>
        <a class="button" href={store.fileUrl("/scenario.ts")} download="scenario.ts">
          {t.saveScenario}
        </a>
        <button type="button" data-testid="clear" onClick={() => store.wish({ do: "clear" })}>
          {t.clear}
        </button>
      </p>
    </section>
  );
}

/** The desk confirms a choice sooner than this. */
const confirmMs = 2000;

/**
 * Shows the chosen value until the desk has surely confirmed it. What confirms an earlier choice must not undo the
 * last.
 */
function Delay({ delayMs }: { delayMs: number }) {
  const { store, language } = usePage();
  const [chosenMs, choose] = useState<number | undefined>(undefined);
  useEffect(() => {
    const timer = setTimeout(() => choose(undefined), confirmMs);
    return () => clearTimeout(timer);
  }, [chosenMs]);
  const [label, what] = faultTexts[language].delay;
  const shownMs = chosenMs ?? delayMs;
  return (
    <label class="delay" title={what}>
      {label}
      <input
        type="range"
        min="0"
        max={mostDelayMs}
        step="100"
        value={shownMs}
        onInput={({ currentTarget }) => choose(Number(currentTarget.value))}
        onChange={({ currentTarget }) => {
          const amount = Number(currentTarget.value);
          store.wish(amount > 0 ? { do: "strike", fault: "delay", amount } : { do: "end", fault: "delay" });
        }}
      />
      <output>{shownMs} ms</output>
    </label>
  );
}
