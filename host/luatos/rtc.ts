import { checkInteger, isInteger, isString, noResult } from "./arguments";
import { board } from "./board";
import { fail } from "./boundary";
import { firmwareLog } from "./log";
import { simulatedModule } from "./simulated";

const fieldNames = ["year", "mon", "day", "hour", "min", "sec"] as const;
const ranges = { year: [1900, 2200], mon: [1, 12], day: [1, 31], hour: [0, 23], min: [0, 59], sec: [0, 59] } as const;
const words = { year: "year", mon: "month", day: "day", hour: "hour", min: "minute", sec: "second" };
const mostTimezone = 48;
const checks = board.has("clockIsChecked");

/** The six fields of a table. Undefined when one is missing. */
function fieldsOf(time: Record<string, unknown>): RtcTime | undefined {
  const fields: Record<string, number> = {};
  for (const name of fieldNames) {
    const value = time[name];
    if (!isString(value) || tonumber(value) === undefined) {
      firmwareLog(3, "rtc", `rtc time miss ${name}`);
      return noResult();
    }
    fields[name] = checkInteger(value, -1, "set");
  }
  return fields as unknown as RtcTime;
}

function inRange(fields: RtcTime): boolean {
  for (const name of fieldNames) {
    const [least, most] = ranges[name];
    const value = fields[name];
    if (value < least || value > most) {
      firmwareLog(3, "rtc", `rtc time invalid ${words[name]}: ${value}`);
      return false;
    }
  }
  // A day that the month lacks would become a day of the next month.
  const [, month] = board.dateFields(timeOf(fields));
  if (month !== fields.mon) {
    firmwareLog(3, "rtc", `rtc time invalid day: ${fields.year}-${fields.mon}-${fields.day}`);
  }
  return month === fields.mon;
}

function timeOf({ year, mon, day, hour, min, sec }: RtcTime): number {
  return board.dateTime(year, mon, day, hour, min, sec);
}

function set(time: unknown): boolean | undefined {
  if (type(time) === "table") {
    const fields = fieldsOf(time as Record<string, unknown>);
    if (fields === undefined) {
      return noResult();
    }
    if (checks && !inRange(fields)) {
      return false;
    }
    board.setUnixTime(timeOf(fields));
    return true;
  }
  if (!isInteger(time)) {
    firmwareLog(3, "rtc", checks ? "rtc time need table or integer" : "rtc time need table");
    return checks ? false : noResult();
  }
  if (checks && time <= 0) {
    firmwareLog(3, "rtc", `rtc time invalid timestamp: ${time}`);
    return false;
  }
  board.setUnixTime(time);
  return true;
}

/** The module `rtc`. Its clock is UTC, and survives reboots. */
export const rtcModule = simulatedModule<RtcModule>()("rtc", {
  set,
  get: () => {
    const [year, mon, day, hour, min, sec] = board.dateFields(board.unixTime());
    return { year, mon, day, hour, min, sec };
  },
  timerStart: (id: unknown, time: unknown) => {
    checkInteger(id, 1, "timerStart");
    if (type(time) !== "table") {
      firmwareLog(3, "rtc", "rtc time need table");
      return noResult();
    }
    if (fieldsOf(time as Record<string, unknown>) === undefined) {
      return noResult();
    }
    return false;
  },
  timerStop: (id: unknown) => {
    checkInteger(id, 1, "timerStop");
    return false;
  },
  setBaseYear: (year: unknown) => {
    const wanted = checkInteger(year, 1, "setBaseYear");
    if (checks && (wanted < 1900 || wanted > 2050)) {
      fail("invalid base year");
    }
  },
  timezone: ((...args: unknown[]) => {
    if (select("#", ...args) > 0) {
      const [wanted] = args;
      const isTaken =
        isInteger(wanted) && (!checks || (wanted >= -mostTimezone && wanted <= mostTimezone && wanted % 4 === 0));
      if (!isTaken && checks) {
        return false;
      }
      if (isTaken) {
        board.setTimezone(wanted as number);
      }
    }
    return board.timezone();
  }) as never,
});
