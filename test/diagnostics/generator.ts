export function fine(each: (this: void, n: number) => void): void { for (const n of [1, 2]) each(n); }
export function* wrong(): Generator<number> { // expect: generator
  yield 1;
}
export const inObject = {
  *method(): Generator<number> { // expect: generator
    yield 1;
  },
};
