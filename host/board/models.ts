/** What differs between the models, as far as a script can see. The modules of each core are in core-modules.ts. */
export interface Model {
  name: string;
  /** The result of `rtos.bsp()`. */
  bsp: string;
  /** The type of its chip. */
  chip: string;
  luaHeapBytes: number;
  /** Memory outside the Lua heap, and LuatOS's own share of it. Both are estimates. */
  systemBytes: number;
  systemUsedBytes: number;
  /** GPIO numbers are below this. The last ones are special inputs. */
  pinCount: number;
  /** The special inputs, by their names in `gpio`. */
  specialPins: Readonly<Record<string, number>>;
  uartLeastBufferBytes: number;
  uartMostBufferBytes: number;
  uartIds: readonly number[];
  /** The name of the flash's file system in `io.lsmount`. */
  flashKind: string;
}

/** The modules that the gateway is made for. */
export const models = {
  Air780E: {
    name: "Air780E",
    bsp: "EC618",
    chip: "EC618",
    luaHeapBytes: 256 * 1024,
    systemBytes: 512 * 1024,
    systemUsedBytes: 256 * 1024,
    pinCount: 36,
    specialPins: { WAKEUP0: 32, WAKEUP1: 33, VBUS: 33, WAKEUP2: 34, USIM_DET: 34, PWR_KEY: 35, AUDIOPA_EN: 22 },
    uartLeastBufferBytes: 2048,
    uartMostBufferBytes: 8192,
    uartIds: [0, 1, 2],
    flashKind: "ec618",
  },
  Air700ECQ: {
    name: "Air700ECQ",
    bsp: "Air700ECQ",
    chip: "EC716E",
    luaHeapBytes: 200 * 1024,
    systemBytes: 512 * 1024,
    systemUsedBytes: 256 * 1024,
    pinCount: 29,
    specialPins: {
      WAKEUP0: 21,
      WAKEUP1: 22,
      VBUS: 22,
      WAKEUP2: 23,
      USIM_DET: 23,
      WAKEUP3: 24,
      WAKEUP4: 25,
      WAKEUP5: 26,
      WAKEUP6: 27,
      CHG_DET: 27,
      PWR_KEY: 28,
      AUDIOPA_EN: 22,
    },
    uartLeastBufferBytes: 2048,
    uartMostBufferBytes: 16384,
    uartIds: [1, 2],
    flashKind: "ec7xx",
  },
} as const satisfies Record<string, Model>;

/** A module to build firmware for: one of `models`. */
export type ModelName = keyof typeof models;

const ec718 = {
  systemBytes: 1024 * 1024,
  systemUsedBytes: 256 * 1024,
  pinCount: 47,
  specialPins: {
    WAKEUP0: 39,
    WAKEUP1: 40,
    VBUS: 40,
    WAKEUP2: 41,
    USIM_DET: 41,
    WAKEUP3: 42,
    WAKEUP4: 43,
    WAKEUP5: 44,
    WAKEUP6: 45,
    CHG_DET: 45,
    PWR_KEY: 46,
    AUDIOPA_EN: 22,
  },
  uartLeastBufferBytes: 2048,
  uartMostBufferBytes: 16384,
  uartIds: [1, 2, 3],
  flashKind: "ec7xx",
} as const;

/** Further modules, for scripts made for them. `npm run sim` and `npm run census` know them. */
export const allModels = {
  ...models,
  Air780EPM: { name: "Air780EPM", bsp: "Air780EPM", chip: "EC718PM", luaHeapBytes: 1024 * 1024, ...ec718 },
  Air780EHM: { name: "Air780EHM", bsp: "Air780EHM", chip: "EC718HM", luaHeapBytes: 2048 * 1024, ...ec718 },
} as const satisfies Record<string, Model>;

/** The name of a module that the simulator knows. */
export type AnyModelName = keyof typeof allModels;
