/**
 * LuatOS for TypeScript: the portable set. It declares what the firmware of Air780E and of Air700ECQ have; what one of
 * them lacks is `| undefined` and must be guarded: `if (wdt) { … }`. For one model alone, take
 * `luatos-gateway/types/models/air780e` or `…/air700ecq` instead.
 */

/// <reference path="./modules.d.ts" />

/** The watchdog. Source: luat/modules/luat_lib_wdt.c */
declare const wdt: WdtModule | undefined;
/** Values under names, kept in flash. Not on every Air700ECQ. Source: components/fskv/luat_lib_fskv.c */
declare const fskv: FskvModule | undefined;
/** Keeps the last errors and uploads them. Source: components/network/errdump/luat_lib_errdump.c */
declare const errDump: ErrDumpModule | undefined;
/** The chip: its ticks, its identity, its contacts. Not on every Air700ECQ. Source: luat/modules/luat_lib_mcu.c */
declare const mcu: McuModule | undefined;
/** The cellular modem. Source: components/mobile/luat_lib_mobile.c */
declare const mobile: MobileModule | undefined;
/** The clock of the module. Not on every Air700ECQ. Source: luat/modules/luat_lib_rtc.c */
declare const rtc: RtcModule | undefined;
