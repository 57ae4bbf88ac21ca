import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { Sample } from "../protocol.ts";
import { colourOf, usePage } from "./context.ts";

/** Curves of the last five minutes: rates, queued bytes, and the Lua heap. */
export function Curves({ samples }: { samples: readonly Sample[] }) {
  const { t, marks } = usePage();
  const times = samples.map(({ timeMs }) => timeMs / 1000);
  return (
    <section class="curves">
      <Curve
        title={t.rate + marks.colon + t.up + marks.comma + t.down}
        data={[
          times,
          samples.map(({ upBytesPerSecond }) => upBytesPerSecond),
          samples.map(({ downBytesPerSecond }) => downBytesPerSecond),
        ]}
        colours={["--up", "--down"]}
      />
      <Curve title={t.queue} data={[times, samples.map(({ queuedBytes }) => queuedBytes)]} colours={["--queue"]} />
      <Curve title={t.heap} data={[times, samples.map(({ heapBytes }) => heapBytes / 1024)]} colours={["--heap"]} />
    </section>
  );
}

function Curve({
  title,
  data,
  colours,
}: {
  title: string;
  data: [number[], ...number[][]];
  colours: readonly string[];
}) {
  const { theme, marks } = usePage();
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  useEffect(() => {
    const element = place.current as HTMLDivElement;
    const made = new uPlot(options(element, colours), data, element);
    plot.current = made;
    const watch = new ResizeObserver(() => made.setSize(sizeOf(element)));
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.destroy();
    };
  }, [theme]);
  useEffect(() => plot.current?.setData(data));
  return (
    <figure>
      <figcaption>
        {title} <b>{Math.round(data[1]?.at(-1) ?? 0).toLocaleString("en")}</b>
        {data[2] !== undefined && (
          <b>
            {marks.comma}
            {Math.round(data[2].at(-1) ?? 0).toLocaleString("en")}
          </b>
        )}
      </figcaption>
      <div ref={place} class="plot" />
    </figure>
  );
}

function options(element: HTMLElement, colours: readonly string[]): uPlot.Options {
  const colour = (name: string): string => colourOf(element, name);
  const axis: uPlot.Axis = {
    stroke: colour("--dim"),
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { show: false },
    font: "10px system-ui",
    gap: 2,
  };
  return {
    ...sizeOf(element),
    legend: { show: false },
    cursor: { show: false },
    padding: [4, 4, 0, 0],
    scales: { x: { time: false }, y: { range: (_plot, _low, high) => [0, Math.max(1, high * 1.1)] } },
    axes: [
      { ...axis, size: 14, space: 60, values: (_plot, seconds) => seconds.map((each) => `${each} s`) },
      { ...axis, size: 44, space: 16 },
    ],
    series: [{}, ...colours.map((name) => ({ stroke: colour(name), width: 1.5, points: { show: false } }))],
  };
}

function sizeOf(element: HTMLElement): { width: number; height: number } {
  return { width: Math.max(60, element.clientWidth), height: Math.max(30, element.clientHeight) };
}
