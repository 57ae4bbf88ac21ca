import { eraDates, type FirmwareEra } from "./eras.ts";
import { newNamesOfEc718 } from "./newer-names-ec718.ts";

/** Names that existing modules got on one day. Whole new modules are in core-modules.ts. */
export interface NewNames {
  /** The day of the commit in openLuat/LuatOS, as YYYY-MM-DD. */
  since: string;
  source: string;
  /** Module and names: "socket.dft close_all". */
  names: string;
}

/** Names that types/ declares and that the first era, or a later one, lacks. */
export const newNames: readonly NewNames[] = [
  { since: "2024-12-05", source: "components/hmeta/luat_lib_hmeta.c", names: "hmeta.chip" },
  {
    since: "2025-01-12",
    source: "components/network/adapter/luat_lib_socket.c",
    names: "socket.LWIP_USER0 LWIP_USER1 LWIP_USER2 LWIP_USER3 LWIP_USER4 LWIP_USER5 LWIP_USER6 LWIP_USER7",
  },
  { since: "2025-02-08", source: "components/network/adapter/luat_lib_socket.c", names: "socket.dft" },
  { since: "2025-02-20", source: "components/network/adapter/luat_lib_socket.c", names: "socket.LWIP_SPI" },
  { since: "2025-02-24", source: "luat/modules/luat_lib_mcu.c", names: "mcu.CAN CAMERA" },
  { since: "2025-02-26", source: "luat/modules/luat_lib_zbuff.c", names: "zbuff.toBase64" },
  { since: "2025-03-03", source: "luat/modules/luat_lib_mcu.c", names: "mcu.ONEWIRE" },
  {
    since: "2025-03-07",
    source: "luat/modules/luat_lib_gpio.c",
    names: "gpio.WAKEUP0 WAKEUP1 WAKEUP2 WAKEUP3 WAKEUP4 WAKEUP5 CHG_DET PWR_KEY",
  },
  { since: "2025-03-17", source: "luat/modules/luat_lib_mcu.c", names: "mcu.SDIO" },
  { since: "2025-03-17", source: "luat/modules/luat_lib_adc.c", names: "adc.ADC_RANGE_MIN" },
  { since: "2025-04-03", source: "luat/modules/luat_lib_gpio.c", names: "gpio.WAKEUP6" },
  { since: "2025-04-17", source: "luat/modules/luat_lib_pwm.c", names: "pwm.setup start stop setDuty setFreq" },
  { since: "2025-04-22", source: "luat/modules/luat_lib_gpio.c", names: "gpio.VBUS USIM_DET" },
  { since: "2025-06-05", source: "luat/modules/luat_lib_pm.c", names: "pm.ID_NATIVE ID_WIFI" },
  { since: "2025-06-10", source: "luat/modules/luat_lib_gpio.c", names: "gpio.AUDIOPA_EN" },
  { since: "2025-06-25", source: "luat/modules/luat_lib_pm.c", names: "pm.WIFI_STA_DTIM WIFI_AP_DTIM" },
  { since: "2025-06-27", source: "luat/modules/luat_lib_uart.c", names: "uart.patch" },
  { since: "2025-07-23", source: "luat/modules/luat_lib_pm.c", names: "pm.IOVOL_SDIO IOVOL_LCD" },
  { since: "2025-07-27", source: "luat/modules/luat_lib_mcu.c", names: "mcu.KEYBORAD ETH" },
  { since: "2025-07-28", source: "components/network/adapter/luat_lib_socket.c", names: "socket.LWIP_GP_GW" },
  { since: "2025-08-11", source: "lua/src/liolib.c", names: "io.dexist" },
  { since: "2025-09-10", source: "luat/modules/luat_lib_pm.c", names: "pm.IOVOL_CAMA IOVOL_CAMD" },
  {
    since: "2025-09-22",
    source: "components/network/libemqtt/luat_lib_mqtt.c",
    names: "mqtt.VERIFY_NONE VERIFY_OPTION VERIFY_REQUIRED",
  },
  { since: "2025-09-24", source: "components/network/adapter/luat_lib_socket.c", names: "socket.close_all" },
  { since: "2025-10-11", source: "luat/modules/luat_lib_mcu.c", names: "mcu.muid" },
  { since: "2025-12-15", source: "luat/modules/luat_lib_uart.c", names: "uart.VUART_1 VUART_2" },
  { since: "2025-12-23", source: "luat/modules/luat_lib_pm.c", names: "pm.WIFI" },
  { since: "2026-01-04", source: "luat/modules/luat_lib_pm.c", names: "pm.keep" },
  { since: "2026-03-03", source: "luat/modules/luat_lib_fota.c", names: "fota.emgsvc" },
  { since: "2026-04-23", source: "luat/modules/luat_lib_crypto.c", names: "crypto.crc_file" },
  {
    since: "2026-04-24",
    source: "luat/modules/luat_lib_crypto.c",
    names: "crypto.pk_sign pk_verify pk_type pk_generate MD_MD5 MD_SHA1 MD_SHA224 MD_SHA256 MD_SHA384 MD_SHA512",
  },
  { since: "2026-06-30", source: "components/network/adapter/luat_lib_socket.c", names: "socket.LWIP_USB" },
  { since: "2026-07-18", source: "components/hmeta/luat_lib_hmeta.c", names: "hmeta.devid muid unique_id" },
  { since: "2026-07-22", source: "luat/modules/luat_lib_i2c.c", names: "i2c.config STOP_DELAY" },
  { since: "2026-08-03", source: "components/network/adapter/luat_lib_socket.c", names: "socket.rx_cache" },
  ...newNamesOfEc718,
];

/** Names that older cores have and newer ones lack. None of them is simulated. */
export const goneNames = [
  { until: "2026-06-14", source: "components/mobile/luat_lib_mobile.c", names: "mobile.nstOnOff nstInput" },
  { until: "2026-06-30", source: "components/network/adapter/luat_lib_socket.c", names: "socket.USB" },
] as const;

/** The names that a core does not have yet, each with its module: "socket.dft". */
export function missingNames(era: FirmwareEra): string[] {
  return newNames.filter(({ since }) => since > eraDates[era]).flatMap(({ names }) => fullNames(names));
}

/** The names that a core still has and newer ones lack, each with its module. */
export function oldNames(era: FirmwareEra): string[] {
  return goneNames.filter(({ until }) => until > eraDates[era]).flatMap(({ names }) => fullNames(names));
}

function fullNames(names: string): string[] {
  const [module, ...own] = names.split(/[. ]/) as [string, ...string[]];
  return own.map((name) => `${module}.${name}`);
}
