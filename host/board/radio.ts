import type { HostFunction } from "../engine/engine.ts";
import type { Clock, Timer } from "../world/clock.ts";

/** How long the module needs to register and get an address, once its radio is on. */
const attachMs = 3000;

/** The modem, as far as an address goes: there is one where there is coverage and the radio is on. */
export class Radio {
  private covered = false;
  private flightMode = false;
  private attached = false;
  private attachTimer: Timer | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly changed: (hasAddress: boolean) => void,
  ) {}

  get hasAddress(): boolean {
    return this.attached;
  }

  /** The network comes or goes. With the radio on, the address comes and goes with it at once. */
  setCovered(covered: boolean): void {
    this.covered = covered;
    this.attachTimer?.cancel();
    this.attach(covered && !this.flightMode);
  }

  /** The network goes and comes so many times, with so long between the one and the other. */
  flap(times: number, everyMs: number): void {
    for (let count = 0; count < 2 * times; count++) {
      this.clock.after(count * everyMs, () => this.setCovered(count % 2 === 1));
    }
  }

  /** A reboot: flight mode is over, and the address is as the network has it. */
  reset(): void {
    this.attachTimer?.cancel();
    this.flightMode = false;
    this.attached = this.covered;
  }

  functions(): Record<string, HostFunction> {
    return {
      hasAddress: () => this.attached,
      flightMode: () => this.flightMode,
      setFlightMode: (on) => this.setFlightMode(on === true),
      restartRadio: () => {
        this.attach(false);
        this.attachLater();
      },
    };
  }

  private setFlightMode(on: boolean): void {
    if (this.flightMode === on) {
      return;
    }
    this.flightMode = on;
    if (on) {
      this.attachTimer?.cancel();
      this.attach(false);
    } else {
      this.attachLater();
    }
  }

  private attachLater(): void {
    this.attachTimer?.cancel();
    this.attachTimer = this.clock.after(attachMs, () => this.attach(this.covered && !this.flightMode));
  }

  private attach(attached: boolean): void {
    if (this.attached !== attached) {
      this.attached = attached;
      this.changed(attached);
    }
  }
}
