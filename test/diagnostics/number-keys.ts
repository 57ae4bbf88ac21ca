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
