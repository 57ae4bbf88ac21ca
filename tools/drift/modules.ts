import type { RegisteredName } from "./names.ts";

/** Where LuatOS registers names: a table of a C file, an `__index` function that compares its key, or a Lua table. */
export type Registration =
  | { file: string; table: string }
  | { file: string; indexFunction: string }
  | { file: string; luaTable: string };

/** One Lua value whose fields are compared with TypeScript declarations: a module, or a kind of userdata. */
export interface Surface {
  /** Its name in the report. */
  name: string;
  registered: readonly Registration[];
  /** Global namespaces, interfaces or constants of types/; their members count together. */
  declared: readonly string[];
  /**
   * Which of the registered names must be declared here. Default: all. Useful when a module and its userdata share a
   * table.
   */
  mustDeclare?: (registered: RegisteredName) => boolean;
  /** Names that types/ leaves out on purpose, each with the reason. */
  leftOut?: Readonly<Record<string, string>>;
}

const modules = "luat/modules";
const network = "components/network";
const forTheCore = "sys.lua sets this global for the C part of the core; scripts use sys";

/** Every surface that types/ declares. Only this table knows where LuatOS keeps which names. */
export const surfaces: readonly Surface[] = [
  { name: "sys", registered: [{ file: "script/corelib/sys.lua", luaTable: "sys" }], declared: ["sys", "SysModule"] },
  {
    name: "_G",
    registered: [{ file: "script/corelib/sys.lua", luaTable: "_G" }],
    declared: [],
    leftOut: {
      sys_pub: forTheCore,
      sys_send: forTheCore,
      sys_wait: forTheCore,
      sys_cw: forTheCore,
      COROUTINE_ERROR_ROLL_BACK: "a switch inside the error handler of sys.lua, not a field of a module",
      COROUTINE_ERROR_RESTART: "a switch inside the error handler of sys.lua, not a field of a module",
    },
  },
  ...sharedTable("websocket", `${network}/websocket/luat_lib_websocket.c`, [
    "WebSocketClient",
    "StartedWebSocketClient",
  ]),
  module("uart", `${modules}/luat_lib_uart.c`, "reg_uart"),
  module("zbuff", `${modules}/luat_lib_zbuff.c`, "reg_zbuff"),
  { name: "ZBuff", registered: [{ file: `${modules}/luat_lib_zbuff.c`, table: "lib_zbuff" }], declared: ["ZBuff"] },
  module("wdt", `${modules}/luat_lib_wdt.c`, "reg_wdt"),
  module("rtos", `${modules}/luat_lib_rtos.c`, "reg_rtos"),
  module("log", `${modules}/luat_lib_log.c`, "reg_log"),
  module("json", "components/lua-cjson/lua_cjson.c", "reg_json"),
  module("pm", `${modules}/luat_lib_pm.c`, "reg_pm"),
  module("errDump", `${network}/errdump/luat_lib_errdump.c`, "reg_errdump"),
  module("mobile", "components/mobile/luat_lib_mobile.c", "reg_mobile"),
  module("gpio", `${modules}/luat_lib_gpio.c`, "reg_gpio"),
  module("mcu", `${modules}/luat_lib_mcu.c`, "reg_mcu"),
  module("crypto", `${modules}/luat_lib_crypto.c`, "reg_crypto"),
  module("fskv", "components/fskv/luat_lib_fskv.c", "reg_fskv"),
  module("socket", `${network}/adapter/luat_lib_socket.c`, "reg_socket_adapter"),
  module("http", `${network}/libhttp/luat_lib_http.c`, "reg_http"),
  ...sharedTable("mqtt", `${network}/libemqtt/luat_lib_mqtt.c`, ["MqttClient"]),
  module("fota", `${modules}/luat_lib_fota.c`, "reg_fota"),
  module("rtc", `${modules}/luat_lib_rtc.c`, "reg_rtc"),
  module("adc", `${modules}/luat_lib_adc.c`, "reg_adc"),
  module("i2c", `${modules}/luat_lib_i2c.c`, "reg_i2c"),
  module("spi", `${modules}/luat_lib_spi.c`, "reg_spi"),
  {
    name: "SpiDevice",
    registered: [{ file: `${modules}/luat_lib_spi.c`, indexFunction: "_spi_struct_newindex" }],
    declared: ["SpiDevice"],
  },
  module("pwm", `${modules}/luat_lib_pwm.c`, "reg_pwm"),
  module("timer", `${modules}/luat_lib_timer.c`, "reg_timer"),
  // The preprocessor makes the names of airui and lvgl. types/ has those of the pinned commit; nothing is compared.
  module("airlink", "components/airlink/binding/luat_lib_airlink.c", "reg_airlink"),
  module("audio_v2", "components/multimedia/audio/binding/luat_lib_audio.c", "reg_audio_v2"),
  module("camera", "components/camera/luat_lib_camera.c", "reg_camera"),
  module("can", `${modules}/luat_lib_can.c`, "reg_can"),
  module("cc", "components/cc/luat_lib_cc_v2.c", "reg_cc"),
  module("fastlz", "components/fastlz/luat_lib_fastlz.c", "reg_fastlz"),
  module("fft", "components/fft/binding/luat_lib_fft.c", "reg_fft"),
  module("gmssl", "components/gmssl/bind/luat_lib_gmssl.c", "reg_gmssl"),
  module("ht1621", "components/ht1621/binding/luat_lib_ht1621.c", "reg_ht1621"),
  module("httpsrv", `${network}/httpsrv/src/luat_lib_httpsrv.c`, "reg_httpsrv"),
  module("hzfont", "components/hzfont/binding/luat_lib_hzfont.c", "reg_hzfont"),
  module("ioqueue", "components/io_queue/luat_lib_io_queue.c", "reg_io_queue"),
  module("iperf", `${network}/iperf/binding/luat_lib_iperf.c`, "reg_iperf"),
  module("lf", "components/little_flash/luat_lib_little_flash.c", "reg_little_flash"),
  module("lora2", "components/lora2/luat_lib_lora.c", "reg_lora"),
  module("netdrv", `${network}/netdrv/binding/luat_lib_netdrv.c`, "reg_netdrv"),
  module("onewire", "components/onewire/binding/luat_lib_onewire.c", "reg_onewire"),
  module("tp", "components/tp/luat_lib_tp.c", "reg_tp"),
  module("videoplayer", "components/videoplayer/binding/luat_lib_videoplayer.c", "reg_videoplayer"),
  module("voip", "components/voip/binding/luat_lib_voip.c", "reg_voip"),
  module("xxtea", "components/xxtea/binding/luat_lib_xxtea.c", "reg_xxtea"),
  module("ymodem", "components/ymodem/luat_lib_ymodem.c", "reg_ymodem"),
  module("string", "lua/src/lstrlib.c", "strlib"),
  module("io", "lua/src/liolib.c", "iolib"),
  {
    name: "LuaFile",
    registered: [{ file: "lua/src/liolib.c", table: "flib" }],
    declared: ["LuaFile"],
    mustDeclare: (entry) => !entry.name.startsWith("__"),
  },
  module("os", "lua/src/loslib.c", "syslib"),
];

/** A module with a table of its own: a namespace, or an interface such as `WdtModule` when some models lack it. */
function module(name: string, file: string, table: string): Surface {
  return { name, registered: [{ file, table }], declared: [name, moduleInterface(name)] };
}

/**
 * A module whose clients find their methods in the module's own table. `create` and the constants belong to the module.
 * All other functions belong to the client, which may be declared in parts; the module may declare them, too.
 */
function sharedTable(name: string, file: string, clients: readonly [string, ...string[]]): Surface[] {
  const registered = [{ file, table: `reg_${name}` }];
  const isOfModule = (entry: RegisteredName): boolean => entry.name === "create" || entry.kind !== "function";
  return [
    { name, registered, declared: [name, moduleInterface(name)], mustDeclare: isOfModule },
    { name: clients[0], registered, declared: clients, mustDeclare: (entry) => !isOfModule(entry) },
  ];
}

function moduleInterface(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Module`;
}
