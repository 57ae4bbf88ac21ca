/**
 * LuatOS for TypeScript: the portable set. It declares what the cores of Air780E and of Air700ECQ have, and the Lua
 * modules that only newer models have. What one of them lacks is `| undefined` and must be guarded: `if (wdt) { … }`.
 * For one model alone, take `luatos-gateway/types/models/air780e` or `…/air700ecq` instead.
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
/** A network chip on SPI. Only on Air780E. Source: components/ethernet/w5500/luat_lib_w5500.c */
declare const w5500: W5500Module | undefined;
/** Memory that can be locked forever. Only on Air780E. Source: luat/modules/luat_lib_otp.c */
declare const otp: OtpModule | undefined;
/** Reads what a GNSS receiver says in NMEA. Only on Air780E. Source: components/minmea/luat_lib_libgnss.c */
declare const libgnss: LibgnssModule | undefined;
/** Sensors and lights that are driven bit by bit. Only on Air780E. Source: luat/modules/luat_lib_sensor.c */
declare const sensor: SensorModule | undefined;
/** Flash chips on SPI. Only on Air780E. Source: components/sfud/luat_lib_sfud.c */
declare const sfud: SfudModule | undefined;
/** Displays of one colour. Only on Air780E. Source: components/u8g2/luat_lib_u8g2.c */
declare const u8g2: U8g2Module | undefined;
/** Displays of electronic paper. Only on Air780E. Source: components/eink/luat_lib_eink.c */
declare const eink: EinkModule | undefined;
/** Memory cards. Only on Air780E. Source: components/fatfs/luat_lib_fatfs.c */
declare const fatfs: FatfsModule | undefined;
/** Displays of colour. Only on Air780E. Source: components/lcd/luat_lib_lcd.c */
declare const lcd: LcdModule | undefined;
/** The fonts in the core. Only on Air780E. Source: components/luatfonts/luat_lib_fonts.c */
declare const fonts: FontsModule | undefined;
/** Infrared light. Only on Air780E. Source: luat/modules/luat_lib_ir.c */
declare const ir: IrModule | undefined;
/** LoRa radio chips on SPI. Only on Air780E. Source: components/lora/luat_lib_lora.c */
declare const lora: LoraModule | undefined;
/** Protocol Buffers. Only on Air780E. Source: components/serialization/protobuf/luat_lib_protobuf.c */
declare const protobuf: ProtobufModule | undefined;
/** RSA. Only on Air780E. Source: components/rsa/binding/luat_lib_rsa.c */
declare const rsa: RsaModule | undefined;
/** Digital audio. Only on Air780E. Source: luat/modules/luat_lib_i2s.c */
declare const i2s: I2sModule | undefined;
/** Plays and records sound. Only on Air780E. Source: components/multimedia/luat_lib_multimedia_audio.c */
declare const audio: AudioModule | undefined;
/** Decodes and encodes sound. Only on Air780E. Source: components/multimedia/luat_lib_multimedia_codec.c */
declare const codec: CodecModule | undefined;
/** Lua that is typed while the script runs. Only on Air780E. Source: components/repl/luat_lib_repl.c */
declare const repl: ReplModule | undefined;
/** Which contact of the module does what. Only on Air700ECQ. Source: components/pins/binding/luat_lib_pins.c */
declare const pins: PinsModule | undefined;
/** Text in other encodings. Only on Air700ECQ. Source: components/iconv/luat_lib_iconv.c */
declare const iconv: IconvModule | undefined;
/** Connects two modules, so that one can use the network of the other. Only on Air780EPM and Air780EHM. Source: components/airlink/binding/luat_lib_airlink.c */
declare const airlink: AirlinkModule | undefined;
/** The vendor's widgets for displays. Only on Air780EHM. Source: components/airui/binding/luat_lib_airui.c */
declare const airui: AiruiModule | undefined;
/** Plays and records sound: the newer of two modules. Only on Air780EHM. Source: components/multimedia/audio/binding/luat_lib_audio.c */
declare const audio_v2: Audio_v2Module | undefined;
/** Cameras. Only on Air780EPM and Air780EHM. Source: components/camera/luat_lib_camera.c */
declare const camera: CameraModule | undefined;
/** The CAN bus. Only on Air780EPM and Air780EHM. Source: luat/modules/luat_lib_can.c */
declare const can: CanModule | undefined;
/** Telephone calls. Only on Air780EHM. Source: components/cc/luat_lib_cc_v2.c */
declare const cc: CcModule | undefined;
/** Compression that is fast. Only on Air780EHM. Source: components/fastlz/luat_lib_fastlz.c */
declare const fastlz: FastlzModule | undefined;
/** Fourier transforms. Only on Air780EPM and Air780EHM. Source: components/fft/binding/luat_lib_fft.c */
declare const fft: FftModule | undefined;
/** The Chinese ciphers SM2, SM3 and SM4. Only on Air780EPM and Air780EHM. Source: components/gmssl/bind/luat_lib_gmssl.c */
declare const gmssl: GmsslModule | undefined;
/** Displays of segments. Only on Air780EPM and Air780EHM. Source: components/ht1621/binding/luat_lib_ht1621.c */
declare const ht1621: Ht1621Module | undefined;
/** Serves HTTP. Only on Air780EPM and Air780EHM. Source: components/network/httpsrv/src/luat_lib_httpsrv.c */
declare const httpsrv: HttpsrvModule | undefined;
/** Fonts of outlines. Only on Air780EHM. Source: components/hzfont/binding/luat_lib_hzfont.c */
declare const hzfont: HzfontModule | undefined;
/** Works on pins at exact times. Only on Air780EPM and Air780EHM. Source: components/io_queue/luat_lib_io_queue.c */
declare const ioqueue: IoqueueModule | undefined;
/** Measures how fast a network is. Only on Air780EPM and Air780EHM. Source: components/network/iperf/binding/luat_lib_iperf.c */
declare const iperf: IperfModule | undefined;
/** Flash chips on SPI: the newer of two modules. Only on Air780EPM and Air780EHM. Source: components/little_flash/luat_lib_little_flash.c */
declare const lf: LfModule | undefined;
/** LoRa radio chips on SPI: the newer of two modules. Only on Air780EPM and Air780EHM. Source: components/lora2/luat_lib_lora.c */
declare const lora2: Lora2Module | undefined;
/** LVGL 7: widgets for displays. Only on Air780EHM. Source: components/lvgl/binding/luat_lib_lvgl.c */
declare const lvgl: LvglModule | undefined;
/** Network adapters that are added. Only on Air780EPM and Air780EHM. Source: components/network/netdrv/binding/luat_lib_netdrv.c */
declare const netdrv: NetdrvModule | undefined;
/** The 1-Wire bus, by the chip. Only on Air780EPM and Air780EHM. Source: components/onewire/binding/luat_lib_onewire.c */
declare const onewire: OnewireModule | undefined;
/** Touch panels. Only on Air780EPM and Air780EHM. Source: components/tp/luat_lib_tp.c */
declare const tp: TpModule | undefined;
/** Plays videos. Only on Air780EHM. Source: components/videoplayer/binding/luat_lib_videoplayer.c */
declare const videoplayer: VideoplayerModule | undefined;
/** Telephone calls over IP. Only on Air780EHM. Source: components/voip/binding/luat_lib_voip.c */
declare const voip: VoipModule | undefined;
/** The cipher XXTEA. Only on Air780EPM and Air780EHM. Source: components/xxtea/binding/luat_lib_xxtea.c */
declare const xxtea: XxteaModule | undefined;
/** Files by YMODEM. Only on Air780EHM. Source: components/ymodem/luat_lib_ymodem.c */
declare const ymodem: YmodemModule | undefined;
