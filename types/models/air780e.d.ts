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
/** A network chip on SPI. Source: components/ethernet/w5500/luat_lib_w5500.c */
declare const w5500: W5500Module;
/** Memory that can be locked forever. Source: luat/modules/luat_lib_otp.c */
declare const otp: OtpModule;
/** Reads what a GNSS receiver says in NMEA. Source: components/minmea/luat_lib_libgnss.c */
declare const libgnss: LibgnssModule;
/** Sensors and lights that are driven bit by bit. Source: luat/modules/luat_lib_sensor.c */
declare const sensor: SensorModule;
/** Flash chips on SPI. Source: components/sfud/luat_lib_sfud.c */
declare const sfud: SfudModule;
/** Displays of one colour. Source: components/u8g2/luat_lib_u8g2.c */
declare const u8g2: U8g2Module;
/** Displays of electronic paper. Source: components/eink/luat_lib_eink.c */
declare const eink: EinkModule;
/** Memory cards. Source: components/fatfs/luat_lib_fatfs.c */
declare const fatfs: FatfsModule;
/** Displays of colour. Source: components/lcd/luat_lib_lcd.c */
declare const lcd: LcdModule;
/** The fonts in the core. Source: components/luatfonts/luat_lib_fonts.c */
declare const fonts: FontsModule;
/** Infrared light. Source: luat/modules/luat_lib_ir.c */
declare const ir: IrModule;
/** LoRa radio chips on SPI. Source: components/lora/luat_lib_lora.c */
declare const lora: LoraModule;
/** Protocol Buffers. Source: components/serialization/protobuf/luat_lib_protobuf.c */
declare const protobuf: ProtobufModule;
/** RSA. Source: components/rsa/binding/luat_lib_rsa.c */
declare const rsa: RsaModule;
/** Digital audio. Source: luat/modules/luat_lib_i2s.c */
declare const i2s: I2sModule;
/** Plays and records sound. Source: components/multimedia/luat_lib_multimedia_audio.c */
declare const audio: AudioModule;
/** Decodes and encodes sound. Source: components/multimedia/luat_lib_multimedia_codec.c */
declare const codec: CodecModule;
/** Lua that is typed while the script runs. Source: components/repl/luat_lib_repl.c */
declare const repl: ReplModule;
