import type { Status } from "../protocol.ts";
import { usePage } from "./context.ts";
import type { Texts } from "./texts.ts";

const up = [
  "received",
  "added",
  "confirmed",
  "inFlight",
  "queued",
  "overflowed",
  "refused",
  "givenUp",
  "consumed",
  "resent",
] as const;
const down = ["downReceived", "downWritten", "downDropped"] as const;
const outside = ["uartIn", "uartOut", "serverIn", "serverOut", "uartOverrun"] as const;
const losses: readonly string[] = ["overflowed", "refused", "givenUp", "downDropped", "uartOverrun"];

/** What has happened to the bytes. */
export function Counters({ status }: { status: Status }) {
  const { t } = usePage();
  const { gateway } = status.counts;
  return (
    <section class="counters">
      <h2 title={gateway === undefined ? t.uncounted : t.counted}>
        {t.counters} <span class="hint">{gateway === undefined ? t.uncounted : t.counted}</span>
      </h2>
      <div class="columns">
        {gateway !== undefined && <Rows title={t.up} names={up} values={gateway} />}
        <div>
          {gateway !== undefined && <Rows title={t.down} names={down} values={gateway} />}
          <Rows title={t.outside} names={outside} values={status.counts} />
        </div>
      </div>
    </section>
  );
}

function Rows<Name extends keyof Texts>({
  title,
  names,
  values,
}: {
  title: string;
  names: readonly Name[];
  values: Readonly<Record<Name, number>>;
}) {
  const { t } = usePage();
  return (
    <table>
      <caption>{title}</caption>
      <tbody>
        {names.map((name) => (
          <tr key={name} class={losses.includes(name) && values[name] > 0 ? "loss" : ""}>
            <th scope="row">{t[name]}</th>
            <td data-count={name}>{values[name].toLocaleString("en")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
