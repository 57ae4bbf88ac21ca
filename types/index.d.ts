/**
 * LuatOS for TypeScript: the portable set. It declares what the firmware of Air780E and of Air700ECQ have; what one of
 * them lacks is `| undefined` and must be guarded: `if (wdt) { … }`. For one model alone, take
 * `luatos-gateway/types/models/air780e` or `…/air700ecq` instead.
 */

/// <reference path="./modules.d.ts" />

/** The watchdog. */
declare const wdt: WdtModule | undefined;
/** Key-value storage in flash. Not in every Air700ECQ firmware. */
declare const fskv: FskvModule | undefined;
/** Crash reports. */
declare const errDump: ErrDumpModule | undefined;
/** The microcontroller itself: its ticks, its clock. Not in every Air700ECQ firmware. */
declare const mcu: McuModule | undefined;
/** The mobile network. */
declare const mobile: MobileModule | undefined;
/** The real-time clock. Not in every Air700ECQ firmware. */
declare const rtc: RtcModule | undefined;
