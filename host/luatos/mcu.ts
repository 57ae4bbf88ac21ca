import { checkInteger, checkString, optionalInteger } from "./arguments";
import { board } from "./board";
import { fail } from "./boundary";
import { firmwareLog } from "./log";
import { identity } from "./mobile";
import { simulatedModule } from "./simulated";

const hertz = 1000;
/** The answer of `mcu.unique_id` and `hmeta.unique_id`: 12 bytes, the same for all modules. */
export const uniqueId = "simulated\0\0\0";
/** The units that `mcu.ticks2` counts, by its mode: microseconds, milliseconds, seconds. */
const unitsPerSecond = [1000000, 1000, 1];

/** What the model's port has: EC618 has `iomux`, EC7xx `altfun`. Calling them changes no pin here. */
const contacts =
  board.bsp() === "EC618"
    ? {
        iomux: (kind: unknown, channel: unknown, value: unknown) => {
          const [unknown, first] = [0xff, 0];
          const wanted = optionalInteger(kind, unknown, 1, "iomux");
          const bus = optionalInteger(channel, unknown, 2, "iomux");
          firmwareLog(1, "mcu", `mcu iomux ${wanted},${bus},${optionalInteger(value, first, 3, "iomux")}`);
        },
      }
    : {
        altfun: (kind: unknown, serial: unknown, pad: unknown, alternative: unknown, isInput: unknown) => {
          const unknown = 0xff;
          const wanted = [
            optionalInteger(kind, unknown, 1, "altfun"),
            optionalInteger(serial, unknown, 2, "altfun"),
            optionalInteger(pad, -1, 3, "altfun"),
            optionalInteger(alternative, 0, 4, "altfun"),
            isInput === true ? 1 : 0,
          ];
          firmwareLog(1, "mcu", `mcu altfun ${table.concat(wanted, ",")}`);
        },
      };

/** The module `mcu`. */
export const mcuModule = simulatedModule<McuModule>()("mcu", {
  ticks: () => board.ticks(),
  ticks2: ((mode: unknown) => {
    const units = unitsPerSecond[optionalInteger(mode, 0, 1, "ticks2")];
    if (units === undefined) {
      return $multi();
    }
    return board.uptimeParts(units);
  }) as never,
  hz: () => hertz,
  tick64: ((asBit64: unknown) => {
    const [bytes, ticksPerUs] = board.counter();
    return $multi(asBit64 === true ? `${bytes}\0` : bytes, ticksPerUs);
  }) as never,
  dtick64: (later: unknown, earlier: unknown, reference: unknown) => {
    const first = checkString(later, 1, "dtick64");
    const second = checkString(earlier, 2, "dtick64");
    const wanted = optionalInteger(reference, 0, 3, "dtick64");
    if (first.length > 8 || second.length > 8) {
      fail("tick string too long");
    }
    return board.counterDifference(first, second, wanted);
  },
  unique_id: () => uniqueId,
  muid: () => identity.muid,
  hardfault: (mode: unknown) => {
    optionalInteger(mode, 0, 1, "hardfault");
  },
  XTALRefOutput: () => {},
  setClk: (mhz: unknown) => {
    checkInteger(mhz, 1, "setClk");
    return true;
  },
  getClk: () => (board.bsp() === "EC618" ? 204 : 307),
  reg32: (address: unknown) => {
    checkInteger(address, 1, "reg32");
    return 0 as const;
  },
  x32: (value: unknown) => {
    const number = checkInteger(value, 1, "x32");
    // A negative number in two parts, so that 64-bit integers print only 32 bits.
    return number >= 0
      ? string.format("0x%x", number)
      : string.format("0x%x%07x", floorDivide(number, 0x10000000) & 15, number & 0xfffffff);
  },
  setXTAL: () => {},
  ...contacts,
  UART: 0,
  I2C: 1,
  SPI: 2,
  PWM: 3,
  CAN: 4,
  GPIO: 5,
  I2S: 6,
  SDIO: 7,
  LCD: 8,
  CAM: 9,
  CAMERA: 9,
  ONEWIRE: 10,
  KEYBORAD: 11,
  ETH: 12,
});
