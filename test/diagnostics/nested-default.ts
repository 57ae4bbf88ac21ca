declare const given: { inner?: { w?: number }; list?: number[] };
let w = 1;

export const { inner = { w: 2 } } = given;
export const { w: second = 3 } = inner;
export function all({ w: third = 4 }: { w?: number } = {}): number {
  return third + w;
}
export const { inner: { w: lost = 5 } = {} } = given; // expect: nested-default
export const { list: [first] = [6] } = given; // expect: nested-default
export const [[deep] = [7]] = [given.list]; // expect: nested-default
export const [head, ...[next]] = [1, 2]; // expect: nested-default
export const [top, ...others] = [1, 2];
export function two(...[left, right]: number[]): number {
  return left + right;
}
export function one({ inner: { w: low = 8 } = {} }: { inner?: { w?: number } }): number { // expect: nested-default
  return low;
}
({ inner: { w = 9 } = {} } = given); // expect: nested-default
[[w] = [10]] = [given.list]; // expect: nested-default
for (const { list: [each] = [11] } of [given]) log.info("x", each); // expect: nested-default
