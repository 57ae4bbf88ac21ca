import { eraDates, type FirmwareEra } from "./eras.ts";
import type { AnyModelName } from "./models.ts";

/**
 * A module that the vendor's cores register as a global. The list comes from luat_base_ec618.c and luat_base_ec7xx.c of
 * the public ports and from each model's luat_conf_bsp*.h (April 2025). Further modules of newer cores of Air780EPM and
 * Air780EHM come from the vendor's demos for these models.
 */
export interface CoreModule {
  /** The models whose core has it. */
  on: readonly AnyModelName[];
  /** The day on which LuatOS got it, if that is after the first era. */
  since?: string;
}

const all = ["Air780E", "Air700ECQ", "Air780EPM", "Air780EHM"] as const;
const ec618 = ["Air780E"] as const;
const ec718 = ["Air780EPM", "Air780EHM"] as const;
const ehm = ["Air780EHM"] as const;
const allButAir700ECQ = [...ec618, ...ec718] as const;
const allButAir780E = ["Air700ECQ", ...ec718] as const;

/** Whether the core of a model and an era has a module. */
export function hasModule(name: string, model: AnyModelName, era: FirmwareEra): boolean {
  const module = coreModules[name];
  return module?.on.includes(model) === true && (module.since ?? "") <= eraDates[era];
}

/** Every module of the simulated cores. Lua's own libraries are not among them. */
export const coreModules: Readonly<Record<string, CoreModule>> = {
  adc: { on: all },
  airlink: { on: ec718, since: "2025-03-06" },
  airui: { on: ehm, since: "2026-01-22" },
  audio: { on: ["Air780E", "Air780EHM"] },
  audio_v2: { on: ehm, since: "2026-05-20" },
  bit64: { on: all },
  camera: { on: ec718 },
  can: { on: ec718, since: "2025-02-24" },
  cc: { on: ehm },
  codec: { on: ["Air780E", "Air780EHM"] },
  crypto: { on: all },
  eink: { on: allButAir700ECQ },
  errDump: { on: all },
  fastlz: { on: ehm },
  fatfs: { on: allButAir700ECQ },
  fft: { on: ec718, since: "2025-08-11" },
  fonts: { on: allButAir700ECQ },
  fota: { on: all },
  fs: { on: all },
  // Air700ECQ has it since 2024-09-24, which is before the first era. The same holds for mcu and rtc.
  fskv: { on: all },
  ftp: { on: all },
  gmssl: { on: ec718 },
  gpio: { on: all },
  hmeta: { on: all },
  ht1621: { on: ec718 },
  http: { on: all },
  httpsrv: { on: ec718 },
  hzfont: { on: ehm, since: "2025-11-20" },
  i2c: { on: all },
  i2s: { on: ["Air780E", "Air780EHM"] },
  iconv: { on: allButAir780E },
  ioqueue: { on: ec718 },
  iotauth: { on: all },
  iperf: { on: ec718, since: "2025-02-14" },
  ir: { on: ec618 },
  json: { on: all },
  lcd: { on: allButAir700ECQ },
  lf: { on: ec718 },
  libgnss: { on: allButAir700ECQ },
  log: { on: all },
  lora: { on: ec618 },
  lora2: { on: ec718 },
  lvgl: { on: ehm },
  mcu: { on: all },
  miniz: { on: all },
  mobile: { on: all },
  mqtt: { on: all },
  netdrv: { on: ec718, since: "2025-01-08" },
  onewire: { on: ec718 },
  otp: { on: allButAir700ECQ },
  pack: { on: all },
  pins: { on: allButAir780E, since: "2025-04-12" },
  pm: { on: all },
  protobuf: { on: allButAir700ECQ },
  pwm: { on: all },
  repl: { on: ec618 },
  rsa: { on: allButAir700ECQ },
  rtc: { on: all },
  rtos: { on: all },
  sensor: { on: allButAir700ECQ },
  sfud: { on: ["Air780E", "Air780EHM"] },
  sms: { on: all },
  socket: { on: all },
  spi: { on: all },
  // Lua that belongs to the core.
  sys: { on: all },
  timer: { on: all },
  tp: { on: ec718, since: "2025-02-13" },
  u8g2: { on: allButAir700ECQ },
  uart: { on: all },
  videoplayer: { on: ehm, since: "2026-03-20" },
  voip: { on: ehm, since: "2026-04-02" },
  w5500: { on: ec618 },
  wdt: { on: all },
  websocket: { on: all },
  wlan: { on: all },
  xxtea: { on: ec718 },
  ymodem: { on: ehm },
  zbuff: { on: all },
};
