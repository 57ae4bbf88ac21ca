declare const shape: { text: string } | { bytes: string };
declare const part: { a?: number };
declare const counts: Record<string, number>;
declare const answers: Record<string, number | undefined>;
declare const record: { a: number | null; b: number; c: number | undefined; d?: number | null };
declare const key: string;
export const isText = "text" in shape;
export const isPart = "a" in part;
export const isCounted = key in counts;
export const isB = "b" in record;
export const isMade = "a" in { a: null }; // expect: in-with-nothing
export const isA = "a" in record; // expect: in-with-nothing
export const isC = "c" in record; // expect: in-with-nothing
export const isD = "d" in record; // expect: in-with-nothing
export const isAny = key in record; // expect: in-with-nothing
export const isAnswered = key in answers; // expect: in-with-nothing
declare const full: { a: number; b?: number };
declare const some: { a: number | undefined };
declare const table: Record<string, number | null>;
export const keys = Object.keys(full).length;
for (const key in full) log.info("key", key);
export const whole = { ...full }; // expect: spread
export const someKeys = Object.keys(some).length; // expect: in-with-nothing
export const entries = Object.entries(table); // expect: in-with-nothing
for (const key in table) log.info("key", key); // expect: in-with-nothing
export const copy = { ...some }; // expect: in-with-nothing, spread
export const ownA = record.hasOwnProperty("a"); // expect: in-with-nothing
export const ownKey = answers.hasOwnProperty(key); // expect: in-with-nothing
export const ownB = record.hasOwnProperty("b");
