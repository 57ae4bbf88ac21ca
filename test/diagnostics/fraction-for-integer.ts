interface Settings { periodMs: Milliseconds; factor: number }
function every(_: Milliseconds): void {}
declare const n: number;
sys.timerStart(() => {}, 1500);
sys.timerStart(() => {}, n);
every(0.5 * 4);
export const factor = 1.5;
export const settings: Settings = { periodMs: 15, factor: 1.5 };
export const root = math.sqrt(2.25);
sys.timerStart(() => {}, 1.5); // expect: fraction-for-integer
every(0.5 * 3); // expect: fraction-for-integer
export const period: Milliseconds = 0.2; // expect: fraction-for-integer
export const wrong: Settings = { periodMs: 1.5, factor: 1.5 }; // expect: fraction-for-integer
