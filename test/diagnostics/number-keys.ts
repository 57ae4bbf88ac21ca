declare const list: string[];
declare const byNumber: Record<number, string>;
declare const byName: Record<string, string>;
declare const point: { x: number };
for (const name in byName) log.info(name);
for (const name in point) log.info(name);
for (const [id, text] of pairs(byNumber)) log.info("id", id, text);
export const names = Object.keys(byName).length + Object.entries(point).length;
for (const id in byNumber) log.info(id); // expect: number-keys
export const ids = Object.keys(byNumber); // expect: number-keys
export const both = Object.entries(list); // expect: number-keys
declare const index: number;
declare const digits: { 1: string; "2": string };
export const plain = [list[0], byNumber[1], byName["1"], byName.a, digits[1], digits["2"]];
export const ofName = [byName[index], byName[1]]; // expect: number-keys, number-keys
export const ofNumber = byNumber["1" as unknown as number];
export const ofIndex = list["0"]; // expect: number-keys
export const ofFields = digits["1"] + digits[2]; // expect: number-keys, number-keys
