declare const list: number[];
declare const point: { x: number };
export const copy = [...list];
export const longer = [1, ...list];
log.info("list", ...list);
export const further = [...list, 1]; // expect: spread
log.info("list", ...list, 1); // expect: spread
export const moved = { ...point, y: 1 }; // expect: spread
