interface Reading {
  value: number;
}
declare const text: string;
declare function took(list: () => unknown[]): void;
const find = () => string.find(text, "a");
const [decoded] = json.decode(text);
export const reading = decoded as unknown as Reading;
export const first = json.decode(text)[0] as unknown as Reading;
export const whole: unknown[] = string.find(text, "a");
took(() => [...find()]);
const [asserted] = json.decode(text) as unknown as [Reading]; // expect: results-as-array
export const value = (json.decode(text) as unknown as Reading[])[0]; // expect: results-as-array
const [old] = <[Reading]>(<unknown>json.decode(text)); // expect: results-as-array
export const list: () => unknown[] = find; // expect: results-as-array
took(find); // expect: results-as-array
took(() => string.find(text, "a")); // expect: results-as-array
export const written: () => unknown[] = () => { return string.find(text, "a"); }; // expect: results-as-array
took((): unknown[] => string.find(text, "a"));
export const shown = [asserted, old, value];
