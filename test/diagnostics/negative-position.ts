declare const text: string;
declare const at: number;
declare const list: number[];
export const fine = [text.includes("a"), text.includes("a", 2), text.endsWith("a", 3), text.startsWith("a", at)];
export const inList = list.includes(1, at);
export const literal = text.includes("a", -2); // expect: negative-position
export const unknownPlace = text.includes("a", at - 1); // expect: negative-position
export const end = text.endsWith("a", at); // expect: negative-position
declare const letters: "abc" | "abd" | undefined;
export const ofLetters = letters?.includes("a", -1); // expect: negative-position
