declare const id: number;
export function fine(): void {
  try {
    if (id === 1) throw "no answer";
    throw `no answer from ${id}`;
  } catch (problem) {
    throw problem;
  }
}
export function wrong(): void {
  if (id === 1) throw new Error("no answer"); // expect: throw-not-text
  if (id === 2) throw { code: 2 }; // expect: throw-not-text
  throw id; // expect: throw-not-text
}
