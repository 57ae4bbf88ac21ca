export interface Kept {
  n: number;
}
export function f(): number {
  return 1;
}
