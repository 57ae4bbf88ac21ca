/**
 * LuatOS for TypeScript: the set for Air700ECQ (EC7xx). A program that uses it needs no guards for what this model has.
 * Take it in place of `luatos-gateway/types`, not beside it: `"types": ["luatos-gateway/types/models/air700ecq"]`.
 *
 * `fskv`, `mcu` and `rtc` do not exist here: the first cores of this model lack them, and what compiles against this
 * set runs on every core. Cores since 2024-09-24 have them (luatos-soc-2024,
 * project/luatos/inc/luat_conf_bsp_air700exq.h), and so has the simulated one. A project that knows its core adds one back by one line in a
 * declaration file of its own:
 *
 * ```ts
 * declare const fskv: FskvModule;
 * ```
 *
 * A program that is to run on both kinds of core writes `declare const fskv: FskvModule | undefined;` and guards it.
 */

/// <reference path="../modules.d.ts" />

interface LuatosModel {
  /** Air700ECQ. Not a value: {@link OnAir780E} and {@link OnAir700ECQ} go by it. */
  name: "Air700ECQ";
}

/** The watchdog. Source: luat/modules/luat_lib_wdt.c */
declare const wdt: WdtModule;
/** Keeps the last errors and uploads them. Source: components/network/errdump/luat_lib_errdump.c */
declare const errDump: ErrDumpModule;
/** The cellular modem. Source: components/mobile/luat_lib_mobile.c */
declare const mobile: MobileModule;
/** Which contact of the module does what. Source: components/pins/binding/luat_lib_pins.c */
declare const pins: PinsModule;
/** Text in other encodings. Source: components/iconv/luat_lib_iconv.c */
declare const iconv: IconvModule;
