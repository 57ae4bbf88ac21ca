/**
 * How the core prints floats. It has a small printf of its own: `%g` prints 1e10 as "10.000000e+09" and 100 as
 * "100.00000", `%f` switches to an exponent above 1e9, and it computes at most 9 decimals.
 */

const mostPlain = 1e9;
const mostDecimals = 9;
const bufferCharacters = 32;

/** Formats a float as `%.<precision>f`, `e` or `g`. First rounds the value to 32 bits, as the core's Lua does. */
export function formatFloat(kind: "e" | "f" | "g", precision: number, value: number): string {
  const rounded = Math.fround(value);
  if (kind === "f" || !Number.isFinite(rounded)) {
    return plain(rounded, precision);
  }
  const scale = scaleOf(Math.abs(rounded));
  return kind === "e" ? withExponent(rounded, precision, scale) : general(rounded, precision, scale);
}

function plain(value: number, precision: number): string {
  if (Number.isNaN(value)) {
    return "nan";
  }
  if (!Number.isFinite(value)) {
    return value < 0 ? "-inf" : "inf";
  }
  if (Math.abs(value) > mostPlain) {
    return withExponent(value, precision, scaleOf(Math.abs(value)));
  }
  const padding = "0".repeat(Math.min(Math.max(0, precision - mostDecimals), bufferCharacters));
  const decimals = Math.min(precision, mostDecimals);
  const magnitude = Math.abs(value);
  let whole = Math.trunc(magnitude);
  const scaled = (magnitude - whole) * 10 ** decimals;
  let fraction = Math.trunc(scaled);
  const rest = scaled - fraction;
  if (rest > 0.5) {
    fraction++;
    if (fraction >= 10 ** decimals) {
      fraction = 0;
      whole++;
    }
  } else if (rest === 0.5 && (fraction === 0 || fraction % 2 === 1)) {
    fraction++;
  }
  if (decimals === 0 && magnitude - whole >= 0.5 && whole % 2 === 1) {
    whole++;
  }
  const tail = decimals === 0 ? padding : `.${String(fraction).padStart(decimals, "0")}${padding}`;
  // The core writes the digits from last to first into a limited buffer. When it overflows, the front is lost.
  const digits = `${whole}${tail}`.slice(-bufferCharacters);
  return value < 0 && digits.length < bufferCharacters ? `-${digits}` : digits;
}

function general(value: number, precision: number, scale: Scale): string {
  const magnitude = Math.abs(value);
  if (magnitude >= 1e-4 && magnitude < 1e6) {
    return plain(value, precision > scale.exponent ? precision - scale.exponent - 1 : 0);
  }
  return withExponent(value, precision > 0 ? precision - 1 : 0, scale);
}

interface Scale {
  /** The decimal exponent to print. For some powers of ten it is one too small: the estimate is not exact. */
  exponent: number;
  /** About 10 to the power of `exponent`. */
  power: number;
}

function withExponent(value: number, precision: number, { exponent, power }: Scale): string {
  const digits = plain(exponent === 0 ? value : value / power, precision);
  return `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

/** The core's estimate of the decimal exponent: log10 from the binary exponent, 10^n from a short fraction. */
function scaleOf(magnitude: number): Scale {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, magnitude);
  const high = view.getUint32(0);
  const binary = ((high >>> 20) & 0x7ff) - 1023;
  view.setUint32(0, (high & 0xfffff) | (1023 << 20));
  const mantissa = view.getFloat64(0);
  let exponent = Math.trunc(0.1760912590558 + binary * 0.301029995663981 + (mantissa - 1.5) * 0.289529654602168);
  const twos = Math.trunc(exponent * 3.321928094887362 + 0.5);
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: these are the digits of the core.
  const z = exponent * 2.302585092994046 - twos * 0.6931471805599453;
  const square = z * z;
  let power = 2 ** twos * (1 + (2 * z) / (2 - z + square / (6 + square / (10 + square / 14))));
  if (magnitude < power) {
    exponent--;
    power /= 10;
  }
  return { exponent, power };
}
