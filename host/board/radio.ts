import type { HostFunction } from "../engine/engine.ts";
import type { Clock, Timer } from "../world/clock.ts";

/** The address of each module. */
export const address = "10.0.0.2";

/** How long the module takes to register and get an address after its radio is turned on. */
const attachMs = 3000;

/** The time from boot to the first address, in milliseconds. On a module it is some seconds; here it is fixed. */
export const usualAddressAfterMs = 2500;

/** The modem, as far as addresses matter: there is one while there is coverage and the radio is on. */
export class Radio {
  private covered = false;
  private flightMode = false;
  private attached = false;
  private attachTimer: Timer | undefined;
  /** When the module finds the network after its boot. */
  private foundAt = 0;

  constructor(
    private readonly clock: Clock,
    /** How long it searches for the network after a boot. */
    private readonly addressAfterMs: number,
    private readonly changed: (hasAddress: boolean) => void,
  ) {}

  get hasAddress(): boolean {
    return this.attached;
  }

  /** The network comes or goes. Some time after boot, and with the radio on, the address follows at once. */
  setCovered(covered: boolean): void {
    this.covered = covered;
    const missingMs = this.foundAt - this.clock.now();
    if (covered && missingMs > 0) {
      this.attachLater(missingMs);
    } else {
      this.attachTimer?.cancel();
      this.attach(covered && !this.flightMode);
    }
  }

  /** The network goes and comes this many times, with this much time between changes. */
  flap(times: number, everyMs: number): void {
    for (let count = 0; count < 2 * times; count++) {
      this.clock.after(count * everyMs, () => this.setCovered(count % 2 === 1));
    }
  }

  /** A reboot: flight mode ends, and the module searches for the network again. */
  reset(): void {
    this.stop();
    this.flightMode = false;
    this.foundAt = this.clock.now() + this.addressAfterMs;
    this.attached = this.covered && this.addressAfterMs === 0;
    if (!this.attached) {
      this.attachLater(this.addressAfterMs);
    }
  }

  /** The module is off. */
  stop(): void {
    this.attachTimer?.cancel();
  }

  functions(): Record<string, HostFunction> {
    return {
      address: () => address,
      hasAddress: () => this.attached,
      flightMode: () => this.flightMode,
      setFlightMode: (on) => this.setFlightMode(on === true),
      restartRadio: () => {
        this.attach(false);
        this.attachLater(attachMs);
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
      this.attachLater(attachMs);
    }
  }

  private attachLater(delayMs: number): void {
    this.attachTimer?.cancel();
    this.attachTimer = this.clock.after(delayMs, () => this.attach(this.covered && !this.flightMode));
  }

  private attach(attached: boolean): void {
    if (this.attached !== attached) {
      this.attached = attached;
      this.changed(attached);
    }
  }
}
