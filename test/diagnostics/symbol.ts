const own = { Symbol: 1 };
export const fine = own.Symbol;
export const key = Symbol("a"); // expect: symbol
export const known = Symbol.iterator; // expect: symbol
