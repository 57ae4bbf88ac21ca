declare const name: string | null;
declare const count: number | undefined;
declare const text: string;
log.info("name", name);
export const optional = `${count}`;
export const chosen = `${name ?? "null"}`;
export const told = name === null ? "none" : `${name}`;
export const template = `{"name":${name}}`; // expect: null-as-text
export const sum = text + name; // expect: null-as-text
export const other = null + text; // expect: null-as-text
export const called = String(name); // expect: null-as-text
let all = text;
all += count;
all += name; // expect: null-as-text
