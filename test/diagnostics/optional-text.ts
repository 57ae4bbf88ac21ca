declare const text: string | undefined;
declare const list: string[] | undefined;
export const fine = [text?.slice(1), list?.length, list?.[0], (text ?? "").length];
export const size = text?.length; // expect: optional-text
export const letter = text?.[0]; // expect: optional-text
export const inList = list?.[0]?.length; // expect: optional-text
