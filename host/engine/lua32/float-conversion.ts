import { formatFloat } from "../float-format.ts";

const specifications = /^%([-+ #0]*)(\d*)(?:\.(\d*))?([eEfFgG])$/;
const usualPrecision = 6;

/** Formats a float as the core's printf does. The specification is one conversion, such as `%08.3f`. */
export function formatFloatAs(specification: string, value: number): string {
  const [, flags = "", width = "", precision, conversion = ""] = specifications.exec(specification) ?? [];
  const decimals = precision === undefined ? usualPrecision : Number(precision);
  const kind = conversion.toLowerCase();
  const digits = formatFloat(kind as "e" | "f" | "g", decimals, value);
  const cased = conversion === kind ? digits : digits.toUpperCase();
  const negative = cased.startsWith("-");
  const sign = negative ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  const magnitude = negative ? cased.slice(1) : cased;
  if (flags.includes("-")) {
    return (sign + magnitude).padEnd(Number(width));
  }
  return flags.includes("0")
    ? sign + magnitude.padStart(Number(width) - sign.length, "0")
    : (sign + magnitude).padStart(Number(width));
}
