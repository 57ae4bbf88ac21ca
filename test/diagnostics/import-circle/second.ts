import { first } from "./first"; // expect: import-circle
export type Kind = "a" | "b";
export function second(): number { return first("a"); }
