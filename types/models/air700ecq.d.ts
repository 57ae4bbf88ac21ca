/**
 * LuatOS for TypeScript: the set for Air700ECQ (EC7xx). A program that uses it needs no guards for what this model has.
 * Take it in place of `luatos-gateway/types`, not beside it: `"types": ["luatos-gateway/types/models/air700ecq"]`.
 *
 * `fskv`, `mcu` and `rtc` must be guarded: `if (fskv) { … }`. Cores before 2024-09-24 lack them. Later cores have them
 * (luatos-soc-2024, project/luatos/inc/luat_conf_bsp_air700exq.h), and so has the simulated module. If you know that
 * your core has one, write one line into each file that uses it:
 *
 * ```ts
 * declare const fskv: FskvModule;
 * ```
 */

/// <reference path="../modules.d.ts" />

interface LuatosModel {
  /** Air700ECQ. Not a value: {@link OnAir780E} and {@link OnAir700ECQ} go by it. */
  name: "Air700ECQ";
}

/** The watchdog. Source: luat/modules/luat_lib_wdt.c */
declare const wdt: WdtModule;
/** Values under names, kept in flash. Not before 2024-09-24. Source: components/fskv/luat_lib_fskv.c */
declare const fskv: FskvModule | undefined;
/** Keeps the last errors and uploads them. Source: components/network/errdump/luat_lib_errdump.c */
declare const errDump: ErrDumpModule;
/** The chip: its ticks, its identity, its contacts. Not before 2024-09-24. Source: luat/modules/luat_lib_mcu.c */
declare const mcu: McuModule | undefined;
/** The cellular modem. Source: components/mobile/luat_lib_mobile.c */
declare const mobile: MobileModule;
/** The clock of the module. Not before 2024-09-24. Source: luat/modules/luat_lib_rtc.c */
declare const rtc: RtcModule | undefined;
/** Which contact of the module does what. Source: components/pins/binding/luat_lib_pins.c */
declare const pins: PinsModule;
/** Text in other encodings. Source: components/iconv/luat_lib_iconv.c */
declare const iconv: IconvModule;
