/** The board's functions. The firmware cannot reach them: the kernel removes the global. */
export const board = __host;
