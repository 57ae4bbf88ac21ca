declare const unknown: number;
const now = os.time();
const start = now;

export const elapsedMs = (os.time() - start) * 1000;
export const tomorrow = now + 24 * 60 * 60;
export const minutes = floorDivide(now, 60) * 2;
export const perhaps = now * unknown;
export const none = now * 0;
export const nowMs = now * 1000; // expect: date-overflow
export const atOnceMs = 1000 * os.time(); // expect: date-overflow
export const inAYear = start + 500000000; // expect: date-overflow
export const both = now + start; // expect: date-overflow
export const rounded = floorDivide(now, 60) * 60000; // expect: date-overflow
export const lastMs = os.time({ year: 2026, month: 1, day: 1 }) * 1000 + 5; // expect: date-overflow
const nowInSeconds = (): number => os.time();
function alsoNow(): number {
  return os.time() - 60;
}
const endless = (): number => endless();
export const sinceStart = (os.time() - alsoNow()) * 1000;
export const never = endless() * 1000;
export const longAgo = (os.time() - 1600000000) * 10;
export const early = (os.time() - 3600) * 1000; // expect: date-overflow
export const wrapped = nowInSeconds() * 1000; // expect: date-overflow
export const declared = alsoNow() + alsoNow(); // expect: date-overflow
const times = { now: os.time(), last: 0, changed: os.time() };
times.last = os.time();
times.changed = unknown;
let started = 0;
let ended = os.time();
export function start2(): void {
  started = os.time();
}
export const fine = [(times.now - started) * 1000, times.changed * 1000, started + 60];
export const field = times.now * 1000; // expect: date-overflow
export const later = times.last * 1000; // expect: date-overflow
export const variable = started * 1000; // expect: date-overflow
ended *= 1000; // expect: date-overflow
