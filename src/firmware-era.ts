/** What the day on which the core was compiled says of its WebSocket component. */

const months = "JanFebMarAprMayJunJulAugSepOctNovDec";
/** From this day on the component confirms again. */
const confirmsAgain = 20251222;

/**
 * Whether a core whose `send()` says true for success surely never fires "sent": it was compiled before that was mended.
 * A later day proves nothing: a new core may hold an old component.
 */
export function surelyNeverConfirms(): boolean {
  const [month, day, year] = string.match(rtos.buildDate(), "^(%a%a%a) +(%d+) (%d%d%d%d)$");
  const [at] = string.find(months, month ?? "?", 1, true);
  if (at === undefined) {
    return false;
  }
  return tointeger(year) * 10000 + (floorDivide(at, 3) + 1) * 100 + tointeger(day) < confirmsAgain;
}

function tointeger(digits: string | undefined): number {
  const value = tonumber(digits);
  return value === undefined ? 0 : (math.tointeger(value) ?? 0);
}
