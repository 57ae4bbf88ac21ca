declare const list: number[];
declare const either: number[] | string | undefined;
declare const point: { x: number } | number[];
declare const options: { x?: number } | number[];
declare const table: Record<string, number> | number[];
declare const anything: unknown;
export const known = Array.isArray(list) || Array.isArray(either) || Array.isArray(point);
export const hasFields = Array.isArray(options); // expect: empty-array
export const hasKeys = Array.isArray(table); // expect: empty-array
export const isList = Array.isArray(anything); // expect: empty-array
