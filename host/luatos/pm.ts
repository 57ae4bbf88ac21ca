import { checkInteger, isTrue, optionalInteger } from "./arguments";
import { board } from "./board";
import { simulatedModule } from "./simulated";

const usb = 0;
const gps = 1;
const gpsAntenna = 2;
const camera = 3;
const dacEnable = 4;
const powerKeyMode = 5;
const workMode = 6;
const ldoControl = 7;

const leastSleepMode = 0;
const mostSleepMode = 4;

/** The switches that every port knows. */
const everywhere = [usb, gps, powerKeyMode, workMode, ldoControl];
const onEc618 = [gpsAntenna, camera, dacEnable];

let sleepMode = 1;

/** Requests a sleep mode. The simulated module accepts it and stays awake. */
function request(mode: unknown, name: string): boolean {
  const wanted = checkInteger(mode, 1, name);
  if (wanted < leastSleepMode || wanted > mostSleepMode) {
    return false;
  }
  sleepMode = wanted;
  return true;
}

/** The module `pm`. Switches have no effect; deep sleep, its timers and power off are not simulated. */
export const pmModule = simulatedModule<typeof pm>()("pm", {
  request: (mode: unknown) => request(mode, "request"),
  force: (mode: unknown) => (request(mode, "force") ? 0 : -1),
  check: (() => $multi(sleepMode === leastSleepMode, sleepMode)) as never,
  power: (id: unknown) => {
    const wanted = checkInteger(id, 1, "power");
    const known = everywhere.some((each) => each === wanted);
    return known || (board.bsp() === "EC618" && onEc618.some((each) => each === wanted));
  },
  ioVol: (domain: unknown, millivolts: unknown) => {
    optionalInteger(domain, 0, 1, "ioVol");
    const wanted =
      type(millivolts) === "boolean" ? (isTrue(millivolts) ? 1 : 0) : (tonumber(millivolts as never) ?? 3300);
    return wanted <= 2000 || wanted >= 2650;
  },
  keep: (role: unknown) => {
    optionalInteger(role, 16, 1, "keep");
    return -1;
  },
  dtimerWkId: () => -1,
  lastReson: (() => {
    if (!board.has("resetTellsPads")) {
      return $multi(0, 0, board.resetReason());
    }
    return $multi(0, 0, board.resetReason(), 0);
  }) as never,
  wakeupPin: () => true as const,
  reboot: (code: unknown) => {
    optionalInteger(code, 0, 1, "reboot");
    board.reboot();
  },
  NONE: 0,
  IDLE: 1,
  LIGHT: 2,
  DEEP: 3,
  HIB: 4,
  USB: usb,
  GPS: gps,
  GPS_ANT: gpsAntenna,
  CAMERA: camera,
  DAC_EN: dacEnable,
  PWK_MODE: powerKeyMode,
  WORK_MODE: workMode,
  LDO_CTL: ldoControl,
  WIFI_STA_DTIM: 8,
  WIFI_AP_DTIM: 9,
  WIFI: 10,
  IOVOL_ALL_GPIO: 0,
  IOVOL_SDIO: 1,
  IOVOL_LCD: 2,
  IOVOL_CAMA: 3,
  IOVOL_CAMD: 4,
  ID_NATIVE: 0,
  ID_WIFI: 1,
});
