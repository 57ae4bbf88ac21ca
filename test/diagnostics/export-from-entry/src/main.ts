export interface Settings { periodMs: number }
export type Name = string;
const inner = 1;
export {};
export const outer = inner; // expect: export-from-entry
export function run(): void {} // expect: export-from-entry
export { inner }; // expect: export-from-entry
