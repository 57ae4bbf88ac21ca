/** What differs between the modules, as far as a script can see. */
export interface Model {
  name: string;
  /** What `rtos.bsp()` answers. */
  bsp: string;
  luaHeapBytes: number;
  /** Memory for everything but the Lua heap, and what LuatOS itself takes of it: estimates. */
  systemBytes: number;
  systemUsedBytes: number;
  /** Modules that the firmware does not have. */
  lacks: readonly string[];
  /** GPIO numbers end below this. The last of them are special inputs. */
  pinCount: number;
  /** The special inputs by their names in `gpio`. */
  specialPins: Readonly<Record<string, number>>;
  uartLeastBufferBytes: number;
  uartMostBufferBytes: number;
  uartIds: readonly number[];
}

export const models = {
  Air780E: {
    name: "Air780E",
    bsp: "EC618",
    luaHeapBytes: 256 * 1024,
    systemBytes: 512 * 1024,
    systemUsedBytes: 256 * 1024,
    lacks: [],
    pinCount: 36,
    specialPins: { WAKEUP0: 32, WAKEUP1: 33, VBUS: 33, WAKEUP2: 34, USIM_DET: 34, PWR_KEY: 35, AUDIOPA_EN: 22 },
    uartLeastBufferBytes: 2048,
    uartMostBufferBytes: 8192,
    uartIds: [0, 1, 2],
  },
  Air700ECQ: {
    name: "Air700ECQ",
    bsp: "Air700ECQ",
    luaHeapBytes: 200 * 1024,
    systemBytes: 512 * 1024,
    systemUsedBytes: 256 * 1024,
    lacks: ["fskv", "mcu", "rtc"],
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
  },
} as const satisfies Record<string, Model>;

export type ModelName = keyof typeof models;
