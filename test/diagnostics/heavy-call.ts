declare const list: number[];
declare const text: string;
const own = { splice(): number { return 1; } };
export const fine = list.map((n) => n + 1).filter((n) => n > 1).slice(1).join();
export const parts = text.split(",").length + text.indexOf("a");
export const number = tonumber(text) ?? Number(text); // expect: number-from-text
export const hex = string.format("%x", 255) + (255).toString();
export const mine = own.splice();
list.splice(0, 1); // expect: heavy-call
export const copied = Array.from(list); // expect: heavy-call
export const replaced = text.replaceAll("a", "b"); // expect: heavy-call
export const parsed = parseInt(text) + Number.parseInt(text); // expect: heavy-call, heavy-call
export const spliced = list.toSpliced(0, 1); // expect: heavy-call
Object.defineProperty(own, "a", { value: 1 }); // expect: heavy-call
export const groups = Object.groupBy(list, (n) => n); // expect: heavy-call
export const digits = (255).toString(16); // expect: heavy-call
