declare const text: string;
declare const name: string;
const twice = "$&$&";
export const plain = text.replace("b", "$1 and 5 $ and $x");
export const given = text.replace("b", name); // expect: replacement-pattern
export const made = text.replace("b", () => "$&$&");
export const searched = text.replace("$&", "b");
export const named = text.replace("b", () => name);
export const found = text.replace("b", "$&$&"); // expect: replacement-pattern
export const dollar = text.replaceAll("b", "$$"); // expect: heavy-call, replacement-pattern
export const before = text.replace("b", `${name} $\``); // expect: replacement-pattern
export const behind = text.replace("b", "a" + "$'" + name); // expect: replacement-pattern
export const constant = text.replace("b", twice); // expect: replacement-pattern
declare const count: number;
declare const either: "a" | "b";
declare const perhaps: "a" | string;
declare const make: () => string;
export const counted = text.replace("b", `$${count} of ${either}` + count);
export const chosen = text.replace("b", make);
export const ofPair = text.replace("b", "$" + "$"); // expect: replacement-pattern
export const unknown = text.replace("b", perhaps); // expect: replacement-pattern
export const inside = text.replace("b", `<${name}>`); // expect: replacement-pattern
