declare const list: number[];
declare const record: Record<string, number>;
export const inRecord = "a" in record;
export const inRange = 1 < list.length;
export const first = 0 in list; // expect: index-in-array
export const length = "length" in list; // expect: index-in-array
export const own = list.hasOwnProperty(0); // expect: index-in-array
export const ownOfRecord = record.hasOwnProperty("a");
