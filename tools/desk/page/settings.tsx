import { useRef } from "preact/hooks";
import type { About, Status } from "../protocol.ts";
import { usePage } from "./context.ts";

/** A button that shows the configuration in force: what is visible from outside, and the settings of the build. */
export function Settings({ about, status }: { about: About; status: Status }) {
  const { marks, t } = usePage();
  const dialog = useRef<HTMLDialogElement>(null);
  const { url, headers, uart } = status;
  const facts = [
    [t.module, about.model + marks.comma + about.era],
    [t.script, about.script],
    [t.build, [about.project, about.build].filter(Boolean).join(" ")],
    [t.server, about.serverUrl],
    [t.asksFor, url],
    [t.headers, headers.map((name) => `${name}: ***`).join(marks.comma)],
    [
      "UART 1",
      uart && `${uart.baudRate} ${uart.dataBits}${uart.parity}${uart.stopBits}${marks.comma}${uart.bufferBytes} B`,
    ],
  ] as const;
  return (
    <>
      <button type="button" data-testid="settings" onClick={() => dialog.current?.showModal()}>
        {t.settings}
      </button>
      <dialog ref={dialog} aria-label={t.settings}>
        <h2>
          {t.settings} <span class="spring" />
          <button type="button" onClick={() => dialog.current?.close()}>
            {t.close}
          </button>
        </h2>
        <Rows rows={facts.map(([name, value]) => [name, value || "–"])} />
        <p class="dim">{about.settings === undefined ? t.noSettings : t.builtWith}</p>
        <Rows rows={about.settings ?? []} />
      </dialog>
    </>
  );
}

function Rows({ rows }: { rows: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
