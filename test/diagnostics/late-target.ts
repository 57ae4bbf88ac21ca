const list = [1, 2];
const state = { at: 0, inner: { at: 0 } };

function all(): number[] {
  return list;
}

function next(): number {
  return 1;
}

all()[next()] = next();
export const one = (all()[next()] = next()); // expect: late-target
export const two = (state.inner.at = next()); // expect: late-target
export const three = (state.at = next());
export const four = (all()[0] = 5);
export const five = tostring(next()) in all(); // expect: index-in-array, late-target
const memo: Record<string, number> = {};
export const kept = (key: string): number => memo[key] ?? (memo[key] = key.length + next());
export const moved = (key: string): number => {
  key += "x";
  return (memo[key] = next()); // expect: late-target
};
export const given = (key: string): number => {
  ({ key } = { key: "y" });
  return (memo[key] = next()); // expect: late-target
};
