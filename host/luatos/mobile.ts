import { booleanOr, isInteger, noResult, optionalInteger } from "./arguments";
import { board } from "./board";
import { simulatedModule } from "./simulated";

/** The simulated modem's identity and reception: one cell of one network, moderately near. */
export const identity = {
  imei: "860000000000000",
  imsi: "460000000000000",
  iccid: "89860000000000000000",
  /** From production: a time, a production line and a number. */
  muid: "20240101000000A000000A0000000000",
};
const cell = { mcc: 460, mnc: 0, earfcn: 1850, pci: 115, band: 3, eci: 124045360, tac: 30005 };
const signal = { csq: 25, rssi: -60, rsrp: -90, rsrq: -9, snr: 15 };
/** EC618's value without a signal. */
const undetected = -999;

const searching = 2;
const registered = 1;
const unregistered = 0;

let slot: 0 | 1 = 0;
let ipv6 = false;
let followsNetworkTime = true;

/** A value that needs a network. Without one, EC618 returns the other value. */
function heard<Value>(value: Value, otherwise: Value): Value {
  return board.hasAddress() ? value : otherwise;
}

/**
 * The module `mobile`. Settings of the LTE stack are accepted and have no effect; neighbouring cells are not simulated.
 */
export const mobileModule = simulatedModule<MobileModule>()("mobile", {
  imei: () => identity.imei,
  imsi: () => identity.imsi,
  iccid: () => identity.iccid,
  sn: () => undefined,
  muid: () => identity.muid,
  number: () => undefined,
  simid: (wanted: unknown) => {
    if (wanted === 0 || wanted === 1) {
      slot = wanted;
    }
    return slot;
  },
  simPin: (_: unknown, operation: unknown) => optionalInteger(operation, -1, 2, "simPin") === -1,
  apn: () => heard<string | undefined>("CMNET", undefined),
  ipv6: (enable: unknown) => {
    ipv6 = booleanOr(enable, ipv6);
    return ipv6;
  },
  status: () =>
    board.flightMode() ? unregistered : heard<typeof registered | typeof searching>(registered, searching),
  flymode: (index: unknown, enable: unknown) => {
    optionalInteger(index, 0, 1, "flymode");
    const before = board.flightMode();
    if (type(enable) === "boolean") {
      board.setFlightMode(enable as boolean);
    }
    return board.has("flightModeIsTold") ? before : true;
  },
  reset: () => board.restartRadio(),
  syncTime: (enable: unknown) => {
    followsNetworkTime = booleanOr(enable, followsNetworkTime);
    return followsNetworkTime;
  },
  rtime: (seconds: unknown) => {
    optionalInteger(seconds, 0, 1, "rtime");
  },
  setAuto: () => {},
  config: (item: unknown) => isInteger(item) && item > 0,
  csq: () => heard(signal.csq, 0),
  rssi: () => heard(signal.rssi, undetected),
  rsrp: () => heard(signal.rsrp, undetected),
  rsrq: () => heard(signal.rsrq, undetected),
  snr: () => heard(signal.snr, 0),
  eci: () => heard(cell.eci, -1),
  tac: () => heard(cell.tac, -1),
  enbid: () => heard(floorDivide(cell.eci, 256), -1),
  scell: () => {
    const { csq: _, ...levels } = signal;
    if (!board.hasAddress()) {
      return noResult();
    }
    const { band, ...place } = cell;
    return { ...place, ...levels, cid: cell.eci, ...(board.has("cellHasBand") ? { band } : {}) } as never;
  },
  UNREGISTER: unregistered,
  REGISTERED: registered,
  SEARCH: searching,
  DENIED: 3,
  UNKNOW: 4,
  REGISTERED_ROAMING: 5,
  SMS_ONLY_REGISTERED: 6,
  SMS_ONLY_REGISTERED_ROAMING: 7,
  EMERGENCY_REGISTERED: 8,
  CSFB_NOT_PREFERRED_REGISTERED: 9,
  CSFB_NOT_PREFERRED_REGISTERED_ROAMING: 10,
  CONF_RESELTOWEAKNCELL: 1,
  CONF_STATICCONFIG: 2,
  CONF_QUALITYFIRST: 3,
  CONF_USERDRXCYCLE: 4,
  CONF_T3324MAXVALUE: 5,
  CONF_PSM_MODE: 6,
  CONF_CE_MODE: 7,
  CONF_SIM_WC_MODE: 8,
  CONF_FAKE_CELL_BARTIME: 9,
  CONF_RESET_TO_FACTORY: 10,
  CONF_USB_ETHERNET: 11,
  CONF_DISABLE_NCELL_MEAS: 12,
  CONF_MAX_TX_POWER: 13,
  PIN_VERIFY: 0,
  PIN_CHANGE: 1,
  PIN_ENABLE: 2,
  PIN_DISABLE: 3,
  PIN_UNBLOCK: 4,
});
