/**
 * LuatOS for TypeScript: the set for Air780E (EC618). A program that uses it needs no guards for what this model has.
 * Take it in place of `luatos-gateway/types`, not beside it: `"types": ["luatos-gateway/types/models/air780e"]`.
 *
 * It follows the vendor's own build, V1114 (luatos-soc-2022, project/luatos/inc/luat_conf_bsp.h). A build of your own
 * may leave modules out. One with on-chip speech has no `websocket`: guard it there with `if (websocket)`.
 */

/// <reference path="../modules.d.ts" />

interface LuatosModel {
  /** Air780E. Not a value: {@link OnAir780E} and {@link OnAir700ECQ} go by it. */
  name: "Air780E";
}

/** The watchdog. Source: luat/modules/luat_lib_wdt.c */
declare const wdt: WdtModule;
/** Values under names, kept in flash. Source: components/fskv/luat_lib_fskv.c */
declare const fskv: FskvModule;
/** Keeps the last errors and uploads them. Source: components/network/errdump/luat_lib_errdump.c */
declare const errDump: ErrDumpModule;
/** The chip: its ticks, its identity, its contacts. Source: luat/modules/luat_lib_mcu.c */
declare const mcu: McuModule;
/** The cellular modem. Source: components/mobile/luat_lib_mobile.c */
declare const mobile: MobileModule;
/** The clock of the module. Source: luat/modules/luat_lib_rtc.c */
declare const rtc: RtcModule;
