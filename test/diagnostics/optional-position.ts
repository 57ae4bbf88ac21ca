declare const text: string;
declare const letters: "abc" | "abd" | undefined;
declare const list: string[];
declare const from: number | undefined;
declare const at: number;
export const fine = [text.indexOf("a"), text.indexOf("a", at), text.indexOf("a", from ?? 0), text.indexOf("a", 2)];
export const others = [text.includes("a", 2), text.startsWith("a", from), text.slice(from), text.slice(1, from)];
export const inList = list.indexOf("a", from);
export const optional = text.indexOf("a", from); // expect: optional-position
export const nothing = text.indexOf("a", undefined); // expect: optional-position
export const chained = letters?.indexOf("a", from); // expect: optional-position
export const find = (part: string, start?: number): number => text.indexOf(part, start); // expect: optional-position
export const any = <T extends string>(of: T, part: string): number => of.indexOf(part, from); // expect: optional-position
