import { shownBytes, shownText } from "../shown.ts";
import type { Clock } from "../world/clock.ts";
import {
  bytesOf,
  type ExpectStep,
  endOf,
  type FaultStep,
  type Port,
  type Scenario,
  type Source,
  type Step,
  usualWithinMs,
} from "./scenario.ts";

/** What a scenario plays on: the module, in virtual or in real time, and its surroundings. */
export interface Stage {
  readonly clock: Pick<Clock, "now" | "after">;
  /** Bytes arrive at the module. */
  send(port: Port, bytes: Uint8Array): void;
  /** The server sends a frame. Throws an Error with a readable message when nobody is connected. */
  serverSend(bytes: Uint8Array, isText: boolean): void;
  /** Starts a fault. Throws an Error with a readable message when it cannot. */
  strike(fault: FaultStep): void;
}

/** An expectation that was not met. */
export interface Miss {
  timeMs: number;
  /** One line: the place in the scenario, and what is missing. */
  what: string;
}

/** How many bytes of an output are shown. */
const mostShownBytes = 200;
/** How much output is kept for waiting expectations. No answer is longer. */
const mostKeptBytes = 1 << 20;

/** Plays one scenario. The caller runs the module and reports its output by `heard`. */
export class Player {
  /** The expectations that were not met, in order of time. */
  readonly misses: Miss[] = [];
  private readonly open = new Set<Waiting>();
  private readonly left = new Set<number>();
  private isPast = false;

  /** `happened` is called with each event, as one line for people. */
  constructor(
    private readonly scenario: Scenario,
    private readonly stage: Stage,
    private readonly happened: (line: string) => void = () => {},
  ) {
    for (const index of scenario.steps.keys()) {
      this.left.add(index);
    }
  }

  /** The latest end, in milliseconds after power on. */
  get endMs(): number {
    return this.scenario.endMs ?? Math.max(0, ...this.scenario.steps.map(endOf));
  }

  /** Whether all steps are done or, with an `endMs`, whether that time has come. */
  get over(): boolean {
    return this.isPast || (this.scenario.endMs === undefined && this.left.size === 0 && this.open.size === 0);
  }

  /** Schedules the steps. Call it at power on. */
  start(): void {
    const { clock } = this.stage;
    const startMs = clock.now();
    for (const [index, step] of this.scenario.steps.entries()) {
      clock.after(startMs + step.atMs - clock.now(), () => {
        this.left.delete(index);
        this.play(step, `steps[${index}]`);
      });
    }
    if (this.scenario.endMs !== undefined) {
      clock.after(this.scenario.endMs, () => this.end());
    }
  }

  /** Bytes have come out: of a port of the module, at the server, or as a line of the log. */
  heard(source: Source, bytes: Uint8Array): void {
    for (const waiting of this.open) {
      if (waiting.source === source && waiting.hears(bytes)) {
        this.open.delete(waiting);
      }
    }
  }

  /** The run is over: expectations that are still waiting, or were never reached, are missed. */
  end(): void {
    this.isPast = true;
    for (const waiting of this.open) {
      this.miss(waiting);
    }
    for (const index of this.left) {
      this.misses.push({ timeMs: this.stage.clock.now(), what: `steps[${index}]: the run ended first` });
    }
    this.left.clear();
  }

  private play(step: Step, place: string): void {
    if (this.isPast) {
      return;
    }
    try {
      if ("send" in step) {
        const port = step.to ?? "uart";
        this.stage.send(port, bytesOf(step.send));
      } else if ("serverSend" in step) {
        const kind = typeof step.serverSend === "string" ? "text" : "binary";
        this.happened(`server > ${kind}: ${shownBytes(bytesOf(step.serverSend))}`);
        this.stage.serverSend(bytesOf(step.serverSend), typeof step.serverSend === "string");
      } else if ("fault" in step) {
        const { fault, amount, forMs } = step;
        const more = [
          ...(amount === undefined ? [] : [`amount ${amount}`]),
          ...(forMs === undefined ? [] : [`for ${forMs} ms`]),
        ];
        this.happened(`fault: ${[fault, ...more].join(", ")}`);
        this.stage.strike(step);
      } else {
        this.await(step, place);
      }
    } catch (error) {
      this.misses.push({ timeMs: this.stage.clock.now(), what: `${place}: ${(error as Error).message}` });
    }
  }

  private await(step: ExpectStep, place: string): void {
    const waiting = new Waiting(step, place);
    this.open.add(waiting);
    this.stage.clock.after(step.withinMs ?? usualWithinMs, () => {
      if (this.open.has(waiting)) {
        this.miss(waiting);
      }
    });
  }

  private miss(waiting: Waiting): void {
    this.open.delete(waiting);
    this.misses.push({ timeMs: this.stage.clock.now(), what: waiting.missing() });
  }
}

/** An expectation that is not met yet. */
class Waiting {
  readonly source: Source;
  private got: Buffer = Buffer.alloc(0);

  constructor(
    private readonly step: ExpectStep,
    private readonly place: string,
  ) {
    this.source = step.from ?? "uart";
  }

  /** Takes new output. Returns whether the expectation is now met. */
  hears(bytes: Uint8Array): boolean {
    this.got = Buffer.concat([this.got, bytes]).subarray(-mostKeptBytes);
    const { expect } = this.step;
    return typeof expect === "object" && "matches" in expect
      ? new RegExp(expect.matches, "m").test(this.got.toString())
      : this.got.includes(Buffer.from(bytesOf(expect)));
  }

  missing(): string {
    const { expect, withinMs = usualWithinMs } = this.step;
    const shown =
      typeof expect === "string"
        ? shownText(JSON.stringify(expect))
        : "matches" in expect
          ? `/${expect.matches}/`
          : shownBytes(bytesOf(expect));
    const came = this.got.length === 0 ? "nothing" : shownBytes(this.got, mostShownBytes);
    return `${this.place}: expected ${shown} from ${this.source} within ${withinMs} ms, got ${came}`;
  }
}
