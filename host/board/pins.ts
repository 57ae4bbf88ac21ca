import type { HostFunction } from "../engine/engine.ts";
import type { Clock, Timer } from "../world/clock.ts";
import { number } from "./lua-values.ts";

/** A change of level that the module has made at a pin. */
export interface PinChange {
  /** Milliseconds of the clock. */
  timeMs: number;
  pin: number;
  level: 0 | 1;
}

/** A module may blink for months: more changes are forgotten, the oldest first. */
const mostChanges = 100_000;

type PinMode = "input" | "output" | "interrupt";

const rising = 0;
const falling = 1;
const both = 2;

interface Pin {
  mode: PinMode;
  /** What the module drives. */
  output: 0 | 1;
  trigger: number;
}

/** The GPIO pins: what the module drives, and what its surroundings do to its inputs. */
export class Pins {
  /** Each level that the module has set, in order: the newest of them. */
  readonly log: PinChange[] = [];
  private readonly pins = new Map<number, Pin>();
  private readonly outside = new Map<number, 0 | 1>();
  /** How long a level has to stay before it is an interrupt. */
  private readonly debounces = new Map<number, { ms: number; timer?: Timer }>();

  constructor(
    private readonly clock: Clock,
    private readonly interrupt: (pin: number, level: 0 | 1, waited: boolean) => void,
  ) {}

  /** The pins that the module drives, with their levels. */
  get outputs(): { pin: number; level: 0 | 1 }[] {
    return [...this.pins].flatMap(([pin, { mode, output }]) => (mode === "output" ? [{ pin, level: output }] : []));
  }

  /** The level at a pin: what the module drives, or what the surroundings do. */
  level(pin: number): 0 | 1 {
    const own = this.pins.get(pin);
    return own?.mode === "output" ? own.output : (this.outside.get(pin) ?? 0);
  }

  /** The surroundings put a level on a pin. An interrupt pin reports its edge. */
  drive(pin: number, level: 0 | 1): void {
    const before = this.outside.get(pin) ?? 0;
    this.outside.set(pin, level);
    const own = this.pins.get(pin);
    if (own?.mode !== "interrupt" || before === level) {
      return;
    }
    if (own.trigger !== both && own.trigger !== (level === 1 ? rising : falling)) {
      return;
    }
    const debounce = this.debounces.get(pin);
    if (debounce === undefined) {
      this.interrupt(pin, level, false);
      return;
    }
    debounce.timer?.cancel();
    debounce.timer = this.clock.after(debounce.ms, () => {
      if (this.level(pin) === level) {
        this.interrupt(pin, level, true);
      }
    });
  }

  /** The firmware itself makes a pin an output and sets its level, as for the direction of an RS-485 line. */
  drivePort(pin: number, level: 0 | 1): void {
    this.pins.set(pin, { mode: "output", output: level, trigger: 0 });
    this.set(pin, level);
  }

  /** A reboot: all pins are inputs again. What the surroundings do goes on. */
  reset(): void {
    this.pins.clear();
    for (const pin of [...this.debounces.keys()]) {
      this.debounce(pin, 0);
    }
  }

  functions(): Record<string, HostFunction> {
    return {
      pinSetup: (pin, mode, trigger) => {
        const modes: PinMode[] = ["input", "output", "interrupt"];
        this.pins.set(number(pin), { mode: modes[number(mode)] ?? "input", output: 0, trigger: number(trigger) });
      },
      pinDebounce: (pin, ms) => this.debounce(number(pin), number(ms)),
      pinClose: (pin) => {
        this.pins.delete(number(pin));
        this.debounce(number(pin), 0);
      },
      pinSet: (pin, level) => this.set(number(pin), number(level) === 0 ? 0 : 1),
      // An output reads as 0: its input buffer is off.
      pinGet: (pin) => (this.pins.get(number(pin))?.mode === "output" ? 0 : this.level(number(pin))),
    };
  }

  private debounce(pin: number, ms: number): void {
    this.debounces.get(pin)?.timer?.cancel();
    if (ms > 0) {
      this.debounces.set(pin, { ms });
    } else {
      this.debounces.delete(pin);
    }
  }

  private set(pin: number, level: 0 | 1): void {
    const own = this.pins.get(pin);
    if (own?.mode === "output") {
      own.output = level;
      this.log.push({ timeMs: this.clock.now(), pin, level });
      if (this.log.length > 2 * mostChanges) {
        this.log.splice(0, mostChanges);
      }
    }
  }
}
