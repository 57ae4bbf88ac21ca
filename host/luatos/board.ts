/** The board's functions, out of reach of the firmware: the kernel takes the global away. */
export const board = __host;
