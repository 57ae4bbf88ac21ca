import { checkInteger, optionalInteger, optionalString } from "./arguments";
import { board } from "./board";
import { fail } from "./boundary";

const dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A date, with the names of `os.date("*t")`. */
type Fields = Record<"year" | "month" | "day" | "hour" | "min" | "sec" | "wday" | "yday", number>;

function fieldsOf(time: number): Fields {
  const [year, month, day, hour, min, sec, weekDay, yday] = board.dateFields(time);
  return { year, month, day, hour, min, sec, wday: weekDay + 1, yday };
}

function two(value: number): string {
  return string.format("%02d", value);
}

/** The week of the year, with weeks that begin on `firstDay`. 0 before the first such day. */
function week({ yday, wday }: Fields, firstDay: number): string {
  return two(floorDivide(yday - 1 + 7 - ((wday - 1 + 7 - firstDay) % 7), 7));
}

/** Conversions of C89's strftime, in the C locale. No others exist. */
const conversions: Record<string, ((fields: Fields) => string) | undefined> = {
  a: ({ wday }) => string.sub(dayNames[wday - 1], 1, 3),
  A: ({ wday }) => dayNames[wday - 1],
  b: ({ month }) => string.sub(monthNames[month - 1], 1, 3),
  B: ({ month }) => monthNames[month - 1],
  c: (fields) => format("%a %b ", fields) + string.format("%2d", fields.day) + format(" %H:%M:%S %Y", fields),
  d: ({ day }) => two(day),
  H: ({ hour }) => two(hour),
  I: ({ hour }) => two(((hour + 11) % 12) + 1),
  j: ({ yday }) => string.format("%03d", yday),
  m: ({ month }) => two(month),
  M: ({ min }) => two(min),
  p: ({ hour }) => (hour < 12 ? "AM" : "PM"),
  S: ({ sec }) => two(sec),
  U: (fields) => week(fields, 0),
  w: ({ wday }) => tostring(wday - 1),
  W: (fields) => week(fields, 1),
  x: (fields) => format("%m/%d/%y", fields),
  X: (fields) => format("%H:%M:%S", fields),
  y: ({ year }) => two(year % 100),
  Y: ({ year }) => tostring(year),
  Z: () => "UTC",
  "%": () => "%",
};

function format(pattern: string, fields: Fields): string {
  const [text] = string.gsub(pattern, "%%(.?)", (letter: string) => conversions[letter]?.(fields) ?? "");
  return text;
}

function date(pattern: unknown, time: unknown): string | object {
  let wanted = optionalString(pattern, "%c", 1, "date");
  let shown = optionalInteger(time, board.unixTime(), 2, "date");
  if (string.sub(wanted, 1, 1) === "!") {
    wanted = string.sub(wanted, 2);
  } else {
    // Only the whole hours of the time zone count.
    const zone = board.timezone();
    shown += (zone < 0 ? -floorDivide(-zone, 4) : floorDivide(zone, 4)) * 3600;
  }
  const fields = fieldsOf(shown);
  if (wanted === "*t") {
    return { ...fields, isdst: false };
  }
  for (const [letter, rest] of string.gmatch(wanted, "%%(.?)([^%%]*)")) {
    if (conversions[letter] === undefined) {
      fail(`bad argument #1 to 'date' (invalid conversion specifier '%${letter}${rest}')`);
    }
  }
  return format(wanted, fields);
}

/** Converts a date, taken as UTC, to seconds since 1970. Also normalizes the fields of the table. */
function time(given: unknown): number {
  if (given === undefined) {
    return board.unixTime();
  }
  if (type(given) !== "table") {
    fail(`bad argument #1 to 'time' (table expected, got ${type(given)})`);
  }
  const fields = given as Record<string, unknown>;
  const field = (name: string, fallback: number | undefined): number => {
    const value = fields[name];
    const integer =
      type(value) === "number" || type(value) === "string" ? math.tointeger(tonumber(value as string)!) : undefined;
    if (integer === undefined && value !== undefined) {
      fail(`field '${name}' is not an integer`);
    }
    if (integer === undefined && fallback === undefined) {
      fail(`field '${name}' missing in date table`);
    }
    return (integer ?? fallback) as number;
  };
  const month = fields.mon === undefined ? field("month", undefined) : field("mon", undefined);
  const [year, day] = [field("year", undefined), field("day", undefined)];
  const result = board.dateTime(year, month, day, field("hour", 12), field("min", 0), field("sec", 0));
  for (const [name, value] of pairs(fieldsOf(result))) {
    fields[name] = value;
  }
  fields.isdst = false;
  return result;
}

/** LuatOS's part of Lua's `os`. */
export const osFunctions = {
  // Without the module `mcu`, the core has no counter for it.
  clock: () => {
    if (!board.has("clockIsInteger")) {
      return board.ticks() / 1000;
    }
    return board.hasModule("mcu") ? board.uptimeSeconds() : 0;
  },
  date,
  time,
  difftime: (later: unknown, earlier: unknown) =>
    (checkInteger(later, 1, "difftime") - checkInteger(earlier, 2, "difftime")) / 1,
  // Only in the runtime for computers. It ends the program.
  exit: (code: unknown) => {
    board.exit(type(code) === "number" ? (code as number) : code === false ? 1 : 0);
  },
} satisfies Partial<Record<keyof typeof os, unknown>>;
