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
