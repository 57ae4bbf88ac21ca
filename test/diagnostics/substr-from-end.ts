declare const text: string;
declare const at: number;
export const whole = text.substr(-3) + text.substr(at);
export const fixed = text.substr(2, 3);
export const sliced = text.slice(-3, -1);
export const fromEnd = text.substr(-3, 2); // expect: substr-from-end
export const somewhere = text.substr(at, 2); // expect: substr-from-end
