type F = (v: number) => number;
interface Handler { on(v: number): number; off?: F }
class Counter {
  n = 1;
  add = (v: number): number => this.n + v;
}
const counter = new Counter();
const add: F = (v) => v + 1;
const list: F[] = [add];
const handlers: Handler[] = [{ on: (v) => v, off: add }, { on: (v) => add(v) }];
list.push((v) => counter.add(v));
handlers.push({ on(v) { return this.off?.(v) ?? 0; } });
pcall(log.info, "x", 1, 2);
list.push(counter.add); // expect: this-or-none
list.push(...[counter.add]); // expect: this-or-none
handlers.push({ on: add }); // expect: this-or-none
export const one: F = counter.add; // expect: this-or-none
export const either = (first: boolean): F => (first ? add : counter.add); // expect: this-or-none
export const mapped = [1, 2].map(add); // expect: this-or-none
export function given(): F {
  return counter.add; // expect: this-or-none
}
const mixed = { add, on(v: number): number { return v; } };
export const called = (key: keyof typeof mixed): number => mixed[key](1); // expect: this-or-none
export const table: Record<string, () => unknown> = { get() { return this; } }; // expect: this-or-none
