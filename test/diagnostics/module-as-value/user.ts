import * as all from "./used";
import { f } from "./used";

export type All = typeof all;
export type Kept = all.Kept;
export * as handed from "./used";
export const one = all.f();
export const two = f();
export const kept = { all: 1, f: all.f };
export const whole = [all]; // expect: module-as-value
export const field = all["f"]; // expect: module-as-value
export const short = { all }; // expect: module-as-value
log.info("x", tostring(all)); // expect: module-as-value
