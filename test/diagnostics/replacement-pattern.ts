declare const text: string;
declare const name: string;
const twice = "$&$&";
export const plain = text.replace("b", "$1 and 5 $ and $x");
export const given = text.replace("b", name);
export const made = text.replace("b", () => "$&$&");
export const searched = text.replace("$&", "b");
export const found = text.replace("b", "$&$&"); // expect: replacement-pattern
export const dollar = text.replaceAll("b", "$$"); // expect: heavy-call, replacement-pattern
export const before = text.replace("b", `${name} $\``); // expect: replacement-pattern
export const behind = text.replace("b", "a" + "$'" + name); // expect: replacement-pattern
export const constant = text.replace("b", twice); // expect: replacement-pattern
