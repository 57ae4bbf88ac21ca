/** What differs between the modules, as far as a script can see. */
export interface Model {
  name: string;
  /** What `rtos.bsp()` answers. */
  chip: string;
  uartLeastBufferBytes: number;
  uartMostBufferBytes: number;
  uartIds: readonly number[];
}

export const models = {
  Air780E: {
    name: "Air780E",
    chip: "EC618",
    uartLeastBufferBytes: 2048,
    uartMostBufferBytes: 8192,
    uartIds: [0, 1, 2],
  },
  Air700ECQ: {
    name: "Air700ECQ",
    chip: "EC716E",
    uartLeastBufferBytes: 2048,
    uartMostBufferBytes: 16384,
    uartIds: [1, 2],
  },
} as const satisfies Record<string, Model>;

export type ModelName = keyof typeof models;
