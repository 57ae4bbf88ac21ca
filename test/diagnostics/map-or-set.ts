export const record: Record<string, number> = { a: 1 };
export const table = new LuaTable<object, number>();
export const set = new LuaSet<string>();
export const map = new Map<string, number>(); // expect: map-or-set
export const names = new Set(["a"]); // expect: map-or-set
export const weak = new WeakMap<object, number>(); // expect: map-or-set
export const weakSet = new WeakSet<object>(); // expect: map-or-set
