export function counted(): number { // expect: function-with-fields
  return counted.times++;
}
counted.times = 0;

export const tagged = (n: number): number => n; // expect: function-with-fields
tagged.unit = "V";

export function merged(): number { // expect: function-with-fields
  return merged.first;
}
export namespace merged {
  export const first = 1;
}

export function plain(given: plain.Options): number {
  return given.n;
}
export namespace plain {
  export interface Options {
    n: number;
  }
}

export const assigned = Object.assign((n: number): number => n, { unit: "V" }); // expect: function-with-fields
export const object = Object.assign({ n: 1 }, { unit: "V" });

class Port {
  static readonly first = 1;
}
export const isFunction = typeof Port === "function"; // expect: function-with-fields
export const kinds = [typeof Port.first, typeof new Port(), typeof plain];
