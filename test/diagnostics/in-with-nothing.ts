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
