import type { HostFunction } from "../engine/engine.ts";
import type { Clock } from "../world/clock.ts";
import { bytes, number } from "./lua-values.ts";

/** Quarters of an hour east of UTC, as the core counts them: China. */
const firstTimezone = 32;

/** The 64-bit counter runs at 26 MHz. */
const ticksPerUs = 26;

/** The module's clocks: a real-time clock that survives reboots, and counters that restart. */
export class ModuleClock {
  private offsetSeconds = 0;
  private timezone = firstTimezone;
  private bootTime = 0;

  constructor(
    private readonly clock: Clock,
    private readonly startTime: number,
  ) {}

  /** Seconds since 1970 by the module's clock. */
  unixTime(): number {
    return this.startTime + this.offsetSeconds + Math.floor(this.clock.now() / 1000);
  }

  /** Milliseconds since boot, with fractions. */
  uptimeMs(): number {
    return this.clock.now() - this.bootTime;
  }

  /** A reboot. */
  reset(): void {
    this.bootTime = this.clock.now();
  }

  functions(): Record<string, HostFunction> {
    return {
      ticks: () => Math.floor(this.uptimeMs()) | 0,
      uptimeSeconds: () => Math.floor(this.uptimeMs() / 1000),
      uptimeParts: (unitsPerSecond) => {
        const whole = Math.floor((this.uptimeMs() / 1000) * number(unitsPerSecond));
        return [Math.floor(whole / 1e6), whole % 1e6];
      },
      counter: () => {
        const result = Buffer.alloc(8);
        result.writeBigUInt64LE(BigInt(Math.floor(this.uptimeMs() * 1000 * ticksPerUs)));
        return [result, ticksPerUs];
      },
      counterDifference: (later, earlier, reference) => {
        const difference = counterOf(bytes(later)) - counterOf(bytes(earlier));
        return [difference >= BigInt(number(reference)), Number(BigInt.asIntN(32, difference))];
      },
      unixTime: () => this.unixTime(),
      setUnixTime: (time) => {
        this.offsetSeconds += number(time) - this.unixTime();
      },
      timezone: () => this.timezone,
      setTimezone: (timezone) => {
        this.timezone = number(timezone);
      },
      dateFields: (time) => dateFields(number(time)),
      dateTime: (year, month, day, hour, minute, second) =>
        dateTime(number(year), number(month), number(day), number(hour), number(minute), number(second)),
    };
  }
}

function counterOf(reading: Uint8Array): bigint {
  return Buffer.concat([reading, Buffer.alloc(8)]).readBigInt64LE();
}

/** Year, month (1…12), day, hour, minute, second, day of the week (0: Sunday), day of the year (1…366), in UTC. */
function dateFields(time: number): number[] {
  const date = new Date(time * 1000);
  const year = date.getUTCFullYear();
  const dayMs = 24 * 3600 * 1000;
  const yearDay = Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / dayMs) + 1;
  return [
    year,
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    date.getUTCDay(),
    yearDay,
  ];
}

/**
 * Converts a UTC date to seconds since 1970. Fields may exceed their ranges: the 32nd of January is the 1st of
 * February.
 */
function dateTime(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return date.getTime() / 1000;
}
