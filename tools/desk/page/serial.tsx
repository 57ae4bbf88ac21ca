import { FitAddon } from "@xterm/addon-fit";
import { Terminal } from "@xterm/xterm";
import "@xterm/xterm/css/xterm.css";
import { useEffect, useRef, useState } from "preact/hooks";
import type { About, SerialEntry, Status } from "../protocol.ts";
import { fromBase64, hexOf, shownBytes, stamp, toBase64 } from "./bytes.ts";
import { colourOf, usePage } from "./context.ts";
import { SendForm } from "./send-form.tsx";

/** The serial peer: bytes into UART 1, and bytes out of it. */
export function Serial({
  about,
  status,
  entries,
  age,
}: {
  about: About;
  status: Status;
  entries: readonly SerialEntry[];
  age: number;
}) {
  const { t, store } = usePage();
  const [kind, setKind] = useState<"text" | "hex">("text");
  const waiting = status.waitingBytes.serial;
  return (
    <section class="serial">
      <h2>
        {t.serial}
        <span class="hint">
          {about.serialAddress}
          {waiting > 0 && ` · ${t.waiting} ${waiting} B`}
        </span>
        <KindSelect kind={kind} setKind={setKind} label={t.serial} />
        <a class="button" href={store.fileUrl("/uart.bin")} download="uart.bin" title={t.saveUart}>
          {t.save} <span data-testid="uart-bytes">{status.kept.serialBytes}</span> B
        </a>
      </h2>
      <SerialTerminal entries={entries} age={age} kind={kind} />
      <SendForm
        name="serial"
        hint={about.echoPacket === undefined ? t.serialHint : t.echoHint}
        hexLabel={t.hex}
        send={(bytes) => store.wish({ do: "serial", bytes: toBase64(bytes) })}
      />
    </section>
  );
}

/** A choice between text and hex. */
export function KindSelect({
  kind,
  setKind,
  label,
}: {
  kind: "text" | "hex";
  setKind: (kind: "text" | "hex") => void;
  label: string;
}) {
  const { t } = usePage();
  return (
    <select
      aria-label={label}
      value={kind}
      onChange={({ currentTarget }) => setKind(currentTarget.value as "text" | "hex")}
    >
      <option value="text">{t.text}</option>
      <option value="hex">{t.hex}</option>
    </select>
  );
}

function SerialTerminal({
  entries,
  age,
  kind,
}: {
  entries: readonly SerialEntry[];
  age: number;
  kind: "text" | "hex";
}) {
  const { theme } = usePage();
  const place = useRef<HTMLDivElement>(null);
  const terminal = useRef<Terminal | undefined>(undefined);
  /** The terminal already shows all entries up to this one, in this form. */
  const written = useRef<{ last: SerialEntry | undefined; age: number; kind: string }>({
    last: undefined,
    age: -1,
    kind: "",
  });
  useEffect(() => {
    const element = place.current as HTMLDivElement;
    const made = new Terminal({ disableStdin: true, fontSize: 12, scrollback: 2000, cursorInactiveStyle: "none" });
    const fit = new FitAddon();
    made.loadAddon(fit);
    made.open(element);
    // The terminal takes no input, so Tab moves the focus on, as everywhere.
    made.attachCustomKeyEventHandler(({ key }) => key !== "Tab");
    fit.fit();
    terminal.current = made;
    const watch = new ResizeObserver(() => fit.fit());
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    const colour = (name: string): string => colourOf(place.current as HTMLDivElement, name);
    (terminal.current as Terminal).options.theme = {
      background: colour("--sunk"),
      foreground: colour("--ink"),
      cursor: colour("--sunk"),
      cyan: colour("--up"),
      green: colour("--down"),
      brightBlack: colour("--dim"),
    };
  }, [theme]);
  useEffect(() => {
    const screen = terminal.current as Terminal;
    const { last, age: ageBefore, kind: kindBefore } = written.current;
    const isOther = ageBefore !== age || kindBefore !== kind;
    const from = isOther || last === undefined ? 0 : entries.lastIndexOf(last) + 1;
    if (isOther) {
      screen.reset();
    }
    const lines = entries.slice(from).map((entry) => lineOf(entry, kind));
    if (lines.length > 0) {
      screen.write(lines.join(""));
    }
    written.current = { last: entries.at(-1), age, kind };
  }, [entries, age, kind]);
  return <div ref={place} class="screen" data-testid="terminal" />;
}

/** Bytes as a line. Control characters in them are escaped; only the colours are ours. */
function lineOf({ timeMs, way, bytes }: SerialEntry, kind: "text" | "hex"): string {
  const raw = fromBase64(bytes);
  const shown = kind === "hex" ? hexOf(raw, " ") : shownBytes(raw);
  const [colour, sign] = way === "in" ? [36, "▸"] : [32, "◂"];
  return `\u001b[90m${stamp(timeMs).padStart(9)}\u001b[0m \u001b[${colour}m${sign} ${shown}\u001b[0m\r\n`;
}
