declare const list: number[];
declare const pair: [number, number];
export const least = Math.min(0, ...list);
export const most = Math.max(...list, 0); // expect: spread
export const ofPair = Math.min(...pair);
export const none = Math.min(); // expect: empty-minimum
export const nothing = Math.max(); // expect: empty-minimum
export const perhaps = Math.max(...list); // expect: empty-minimum
