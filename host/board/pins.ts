import type { HostFunction } from "../engine/engine.ts";
import type { Clock, Timer } from "../world/clock.ts";
import { number } from "./lua-values.ts";

/** A change of a pin's level, made by the module. */
export interface PinChange {
  /** Milliseconds of the clock. */
  timeMs: number;
  pin: number;
  level: 0 | 1;
}

/** A module may blink for months. Above this number, the oldest changes are forgotten. */
const mostChanges = 100_000;

type PinMode = "input" | "output" | "interrupt";

const modes: readonly PinMode[] = ["input", "output", "interrupt"];
const rising = 0;
const falling = 1;
const both = 2;

interface Pin {
  mode: PinMode;
  /** The level that the module drives. */
  output: 0 | 1;
  trigger: number;
  /** The level that a pull resistor gives it while nothing drives it. */
  pulled: 0 | 1;
}

/** The GPIO pins: the outputs of the module, and its inputs as the surroundings drive them. */
export class Pins {
  /** The levels that the module has set, in order. Only the newest are kept. */
  readonly log: PinChange[] = [];
  /** When the module last ceased to drive all pins: at a reboot, or when it was switched off. */
  releasedMs = Number.NEGATIVE_INFINITY;
  private readonly pins = new Map<number, Pin>();
  private readonly outside = new Map<number, 0 | 1>();
  /** How long a level must stay before it causes an interrupt. */
  private readonly debounces = new Map<number, { ms: number; timer?: Timer }>();

  constructor(
    private readonly clock: Clock,
    private readonly interrupt: (pin: number, level: 0 | 1, waited: boolean) => void,
  ) {}

  /** The pins that the module drives, with their levels. */
  get outputs(): { pin: number; level: 0 | 1 }[] {
    return [...this.pins].flatMap(([pin, { mode, output }]) => (mode === "output" ? [{ pin, level: output }] : []));
  }

  /** The level of a pin: the module's if it drives the pin, else the surroundings', else that of its pull resistor. */
  level(pin: number): 0 | 1 {
    const own = this.pins.get(pin);
    return own?.mode === "output" ? own.output : this.levelOutside(pin);
  }

  private levelOutside(pin: number): 0 | 1 {
    return this.outside.get(pin) ?? this.pins.get(pin)?.pulled ?? 0;
  }

  /** The surroundings drive a pin. An interrupt pin reports the edge. */
  drive(pin: number, level: 0 | 1): void {
    const before = this.levelOutside(pin);
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

  /** The core itself makes a pin an output and sets its level, as for the direction of an RS-485 line. */
  drivePort(pin: number, level: 0 | 1): void {
    this.pins.set(pin, { mode: "output", output: level, trigger: 0, pulled: 0 });
    this.set(pin, level);
  }

  /** A reboot, or no power: all pins are inputs again. The surroundings keep driving theirs. */
  reset(): void {
    if (this.pins.size > 0) {
      this.releasedMs = this.clock.now();
      this.pins.clear();
    }
    for (const pin of [...this.debounces.keys()]) {
      this.debounce(pin, 0);
    }
  }

  functions(): Record<string, HostFunction> {
    return {
      pinSetup: (pin, mode, trigger, pulled) => {
        this.pins.set(number(pin), {
          mode: modes[number(mode)] ?? "input",
          output: 0,
          trigger: number(trigger),
          pulled: number(pulled) === 0 ? 0 : 1,
        });
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
