import { useState } from "preact/hooks";
import type { About, FrameEntry, Status } from "../protocol.ts";
import { fromBase64, hexOf, shownBytes, stamp, toBase64 } from "./bytes.ts";
import { usePage } from "./context.ts";
import { SendForm } from "./send-form.tsx";
import { KindSelect } from "./serial.tsx";
import { Tail } from "./tail.tsx";
import { changeTexts, endTexts, frameTexts } from "./texts.ts";

const mostRows = 150;

/** The server's side: connections and frames. */
export function Server({ about, status, frames }: { about: About; status: Status; frames: readonly FrameEntry[] }) {
  const { t, store } = usePage();
  const [kind, setKind] = useState<"text" | "hex">("text");
  const [hides, setHides] = useState(true);
  const shown = frames.filter(({ isProbe }) => !(hides && isProbe)).slice(-mostRows);
  const open = status.connections.filter(({ upgraded }) => upgraded).toReversed();
  return (
    <section class="server">
      <h2>
        {t.server}
        <span class="hint" data-testid="connections">
          {open.length === 0 ? t.noLink : open.map(({ id, url }) => `#${id} ${url}`).join(" ")}
        </span>
        <label>
          <input type="checkbox" checked={hides} onChange={({ currentTarget }) => setHides(currentTarget.checked)} />{" "}
          {t.hideProbes}
        </label>
        <KindSelect kind={kind} setKind={setKind} label={t.server} />
        <a class="button" href={store.fileUrl("/server.bin")} download="server.bin" title={t.saveServer}>
          {t.save} <span data-testid="server-bytes">{status.kept.serverBytes}</span> B
        </a>
      </h2>
      <Tail testId="frames" of={shown.at(-1)}>
        {shown.map((frame) => (
          <Frame key={`${frame.timeMs} ${frame.way} ${frame.lengthBytes}`} frame={frame} kind={kind} />
        ))}
      </Tail>
      <SendForm
        name="server"
        hint={about.standIn ? t.serverHint : t.ownServer}
        hexLabel={t.binary}
        disabled={!about.standIn}
        send={(bytes, isText) => store.wish({ do: "server", bytes: toBase64(bytes), isText })}
      />
    </section>
  );
}

function Frame({ frame, kind }: { frame: FrameEntry; kind: "text" | "hex" }) {
  const { t, language } = usePage();
  const { timeMs, connection, way, opcode, lengthBytes, payload, isProbe, change } = frame;
  if (change !== undefined) {
    return (
      <div class="row dim">
        <time>{stamp(timeMs)}</time> #{connection} {changeTexts[language][change.what]}
        {endTexts[language][change.detail] ?? change.detail}
      </div>
    );
  }
  const bytes = fromBase64(payload);
  const shown = kind === "hex" ? hexOf(bytes, " ") : shownBytes(bytes);
  return (
    <div class={`row ${way}${isProbe ? " dim" : ""}`}>
      <time>{stamp(timeMs)}</time> <b>{way === "up" ? "▸" : "◂"}</b> {frameTexts[language][opcode] ?? opcode}{" "}
      {lengthBytes} {isProbe ? `${t.probe} ` : ""}
      <bdi class="payload">
        {shown}
        {bytes.length < lengthBytes ? "…" : ""}
      </bdi>
    </div>
  );
}
