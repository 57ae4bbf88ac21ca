import { shownBytes } from "../shown.ts";
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

/** What a scenario is played on: the module, in virtual or in real time, and what is around it. */
export interface Stage {
  readonly clock: Pick<Clock, "now" | "after">;
  /** Bytes reach the module. */
  send(port: Port, bytes: Uint8Array): void;
  /** The server sends a frame. Throws an Error for people when it can not: nobody is connected. */
  serverSend(bytes: Uint8Array, isText: boolean): void;
  /** Something goes wrong. Throws an Error for people where it can not. */
  strike(fault: FaultStep): void;
}

/** Something that the scenario wanted and that has not come to pass. */
export interface Miss {
  timeMs: number;
  /** In one line: the place in the scenario, and what is missing. */
  what: string;
}

/** So much of it is shown. */
const mostShownBytes = 200;
/** What is kept of what came out of a place, for the expectations that wait: more than any answer has. */
const mostKeptBytes = 1 << 20;

/** Plays one scenario. Whoever runs the module tells it what comes out, by `heard`. */
export class Player {
  /** What did not come to pass, in the order of time. */
  readonly misses: Miss[] = [];
  private readonly open = new Set<Waiting>();
  private readonly left = new Set<number>();
  private isPast = false;

  /** `happened`: called with what happens, in one line for people. */
  constructor(
    private readonly scenario: Scenario,
    private readonly stage: Stage,
    private readonly happened: (line: string) => void = () => {},
  ) {
    for (const index of scenario.steps.keys()) {
      this.left.add(index);
    }
  }

  /** When it ends at the latest, in milliseconds after power on. */
  get endMs(): number {
    return this.scenario.endMs ?? Math.max(0, ...this.scenario.steps.map(endOf));
  }

  /** Whether all steps are over. With an `endMs`, that moment is waited for. */
  get over(): boolean {
    return this.isPast || (this.scenario.endMs === undefined && this.left.size === 0 && this.open.size === 0);
  }

  /** Sets the steps going. To be called at power on. */
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

  /** Bytes have come out: of a port of the module, at the server, or a line of the log. */
  heard(source: Source, bytes: Uint8Array): void {
    for (const waiting of this.open) {
      if (waiting.source === source && waiting.hears(bytes)) {
        this.open.delete(waiting);
      }
    }
  }

  /** The run is over: what is still waited for, or was not even come to, is missing. */
  end(): void {
    this.isPast = true;
    for (const waiting of this.open) {
      this.miss(waiting);
    }
    for (const index of this.left) {
      this.misses.push({ timeMs: this.stage.clock.now(), what: `steps[${index}]: the run ended before it` });
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
        this.stage.serverSend(bytesOf(step.serverSend), typeof step.serverSend === "string");
      } else if ("fault" in step) {
        this.happened(`fault: ${step.fault}`);
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

/** An expectation that has not come to pass yet. */
class Waiting {
  readonly source: Source;
  private got: Buffer = Buffer.alloc(0);

  constructor(
    private readonly step: ExpectStep,
    private readonly place: string,
  ) {
    this.source = step.from ?? "uart";
  }

  /** Takes what has come. Returns whether it is what was waited for. */
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
      typeof expect === "object" && "matches" in expect ? `/${expect.matches}/` : shownBytes(bytesOf(expect));
    const came = this.got.length === 0 ? "nothing" : shownBytes(this.got, mostShownBytes);
    return `${this.place}: ${shown} did not come from ${this.source} within ${withinMs} ms, but ${came}`;
  }
}
