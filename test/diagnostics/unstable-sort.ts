declare const numbers: number[];
declare const names: ("a" | "b")[];
declare const points: { x: number; y: number }[];
numbers.sort((a, b) => a - b);
names.sort((a, b) => (a < b ? -1 : 1));
points.sort((a, b) => a.x - b.x); // expect: unstable-sort
export const sorted = points.toSorted((a, b) => a.x - b.x); // expect: unstable-sort
