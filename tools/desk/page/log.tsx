import { useState } from "preact/hooks";
import type { LogEntry } from "../protocol.ts";
import { shownText, stamp } from "./bytes.ts";
import { usePage } from "./context.ts";
import { Tail } from "./tail.tsx";

const mostRows = 250;
const sources = ["all", "module", "server", "desk"] as const;

/** The logs of module, server and desk, with a filter and a search. */
export function Log({ entries, leftOut }: { entries: readonly LogEntry[]; leftOut: number }) {
  const { t } = usePage();
  const [source, setSource] = useState<(typeof sources)[number]>("module");
  const [search, setSearch] = useState("");
  const wanted = search.toLowerCase();
  const shown = entries
    .filter(({ from, text }) => (source === "all" || from === source) && text.toLowerCase().includes(wanted))
    .slice(-mostRows);
  return (
    <section class="log">
      <h2>
        {t.log}
        <span class="hint">{leftOut > 0 && `${leftOut.toLocaleString("en")} ${t.leftOut}`}</span>
        <select
          aria-label={t.log}
          value={source}
          onChange={({ currentTarget }) => setSource(currentTarget.value as (typeof sources)[number])}
        >
          {sources.map((each) => (
            <option key={each} value={each}>
              {t[each]}
            </option>
          ))}
        </select>
        <input
          type="search"
          aria-label={t.search}
          placeholder={t.search}
          value={search}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      </h2>
      <Tail testId="log" of={shown.at(-1)}>
        {shown.map(({ timeMs, from, text }, index) => (
          <div key={index} class={`row ${from} ${levelOf(from, text)}`}>
            <time>{stamp(timeMs)}</time> {source === "all" && <i>{t[from]}</i>} <bdi>{shownText(text)}</bdi>
          </div>
        ))}
      </Tail>
    </section>
  );
}

function levelOf(from: LogEntry["from"], text: string): string {
  return from !== "module" ? "" : text.startsWith("E/") ? "error" : text.startsWith("W/") ? "warn" : "";
}
