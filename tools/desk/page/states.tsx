import type { About, Status, Transition } from "../protocol.ts";
import { stamp } from "./bytes.ts";
import { usePage } from "./context.ts";
import { eventTexts, stateTexts } from "./texts.ts";

const places: Readonly<Record<string, { x: number; y: number }>> = {
  "waiting-network": { x: 4, y: 6 },
  connecting: { x: 268, y: 6 },
  online: { x: 268, y: 84 },
  "backing-off": { x: 4, y: 84 },
};
const boxWidth = 118;
const boxHeight = 30;

/** Each arrow: from, to, its path, and the position of its label. */
const arrows = [
  { from: "waiting-network", to: "connecting", d: "M122 15 H266", events: ["network-up"], x: 194, y: 11 },
  { from: "connecting", to: "waiting-network", d: "M268 27 H124", events: ["network-down"], x: 194, y: 37 },
  { from: "connecting", to: "online", d: "M340 36 V82", events: ["opened"], x: 364, y: 62 },
  { from: "online", to: "connecting", d: "M320 84 V38", events: ["renew"], x: 300, y: 55 },
  { from: "online", to: "backing-off", d: "M268 105 H124", events: ["closed", "silent"], x: 194, y: 115 },
  { from: "connecting", to: "backing-off", d: "M280 36 L120 82", events: [], x: 0, y: 0 },
  { from: "backing-off", to: "connecting", d: "M122 92 L286 38", events: ["timeout"], x: 200, y: 84 },
  { from: "backing-off", to: "waiting-network", d: "M40 84 V38", events: [], x: 0, y: 0 },
  { from: "online", to: "waiting-network", d: "M270 84 L120 37", events: [], x: 0, y: 0 },
] as const;

/** A drawing of the state machine, and its last transitions. */
export function States({
  about,
  status,
  transitions,
}: {
  about: About;
  status: Status;
  transitions: readonly Transition[];
}) {
  const { language, marks, t } = usePage();
  const stateText = (name: string): string => stateTexts[language][name] ?? name;
  const eventText = (name: string): string => eventTexts[language][name] ?? name;
  const last = transitions.at(-1);
  return (
    <section class="states">
      <h2>{t.states}</h2>
      {about.states.length === 0 ? (
        <p>{t.noStates}</p>
      ) : (
        <svg viewBox="0 0 390 120" role="img" aria-label={t.states + marks.colon + stateText(status.state ?? "–")}>
          <defs>
            <marker
              id="head"
              viewBox="0 0 6 6"
              refX="6"
              refY="3"
              markerWidth="7"
              markerHeight="7"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0 0 L6 3 L0 6 Z" class="head" />
            </marker>
          </defs>
          {arrows.map(({ from, to, d, events, x, y }) => (
            <g key={d} class={last?.from === from && last.to === to ? "arrow last" : "arrow"}>
              <path d={d} marker-end="url(#head)" />
              <text x={x} y={y}>
                {events.map(eventText).join(marks.comma)}
              </text>
            </g>
          ))}
          {about.states.map((name) => {
            const { x, y } = places[name] ?? { x: 0, y: 0 };
            return (
              <g key={name} class={status.state === name ? `box lit ${name}` : "box"}>
                <rect x={x} y={y} width={boxWidth} height={boxHeight} rx="7" />
                <text x={x + boxWidth / 2} y={y + boxHeight / 2 + 4}>
                  {stateText(name)}
                </text>
              </g>
            );
          })}
        </svg>
      )}
      <ol class="transitions" data-testid="transitions">
        {transitions.length === 0 && <li class="dim">{t.noTransition}</li>}
        {transitions
          .slice(-30)
          .toReversed()
          .map(({ timeMs, from, to, event }) => (
            <li key={`${timeMs} ${to}`}>
              <time>{stamp(timeMs)}</time> {stateText(from)} → <b>{stateText(to)}</b>{" "}
              <span class="dim">{eventText(event)}</span>
            </li>
          ))}
      </ol>
    </section>
  );
}
