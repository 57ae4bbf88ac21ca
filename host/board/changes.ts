/** A change by the vendor on a known day, as a script sees it. From that day on, `what` holds. */
export interface Change {
  /** The day of the commit in openLuat/LuatOS, as YYYY-MM-DD. */
  since: string;
  /** The changed file. */
  source: string;
  what: string;
  /** The same in Chinese. */
  zh: string;
}

/**
 * Every change that the simulated LuatOS follows, by name: `board.has(name)`. Names that came or went are in
 * newer-names.ts.
 */
export const changes = {
  splitDefault: {
    since: "2025-01-05",
    source: "lua/src/lstrlib_exts.c",
    what: "`string.split(text)` splits at commas; before, it raises without a separator",
    zh: "`string.split(text)` 省略分隔符时按逗号分割；此前会报错",
  },
  luadbReadOnly: {
    since: "2024-12-27",
    source: "luat/vfs/luat_fs_luadb.c",
    what: "`io.open` of a file in `/luadb/` to write it fails; before, it opens, and nothing is written",
    zh: "以写模式 `io.open` 打开 `/luadb/` 中的文件会失败；此前能打开，但写入无效",
  },
  sysIsLoaded: {
    since: "2025-04-20",
    source: "luat/modules/luat_main.c",
    what: "`sys` and `sysplus` are globals from the start; before, a script has to require them",
    zh: "`sys` 和 `sysplus` 开机即为全局变量；此前脚本须自行 require",
  },
  base32IsChecked: {
    since: "2025-01-05",
    source: "lua/src/lstrlib_exts.c",
    what: "`string.fromBase32` of what is no Base32 gives an empty text; before, it raises",
    zh: "`string.fromBase32` 遇到非法字符返回空串；此前会报错",
  },
  usedIsSet: {
    since: "2025-04-29",
    source: "luat/modules/luat_lib_zbuff.c",
    what: "`buff:used(n)` sets how much is used; before, it only tells it",
    zh: "`buff:used(n)` 可设置已用长度；此前只返回已用长度",
  },
  crc32Parameters: {
    since: "2025-04-14",
    source: "luat/modules/luat_lib_crypto.c",
    what: "`crypto.crc32` takes a start, a polynomial and an end; before, it ignores them",
    zh: "`crypto.crc32` 支持初始值、多项式和结束值；此前忽略这些参数",
  },
  framesAreLong: {
    since: "2025-04-30",
    source: "components/network/websocket/luat_websocket.h",
    what: "A WebSocket frame of up to 8192 bytes is taken; before, of up to 4096",
    zh: "可接收最长 8192 字节的 WebSocket 帧；此前为 4096 字节",
  },
  watchdogCloses: {
    since: "2025-05-14",
    source: "luat/modules/luat_lib_wdt.c",
    what: "`wdt.close` stops the watchdog; before, it only feeds it",
    zh: "`wdt.close` 会停止看门狗；此前只是喂狗",
  },
  sysplusIsSys: {
    since: "2025-06-09",
    source: "script/corelib/sys.lua",
    what: "`sys` has what `sysplus` had alone: `taskInitEx`, `waitMsg`, `sendMsg` and the like",
    zh: "`sys` 包含原来只在 `sysplus` 中的 `taskInitEx`、`waitMsg`、`sendMsg` 等函数",
  },
  printPutsSpaces: {
    since: "2025-07-18",
    source: "lua/src/lbaselib.c",
    what: "`print` and `log.*` put a space between values; before, a tab",
    zh: "`print` 和 `log.*` 以空格分隔各值；此前为制表符",
  },
  framesHaveParts: {
    since: "2025-07-22",
    source: "components/network/websocket/luat_websocket.c",
    what: "A WebSocket message in fragments arrives, with its FIN; before, its second fragment ends the link",
    zh: "可接收分片的 WebSocket 消息并给出 FIN；此前第二个分片会使连接断开",
  },
  ioHasFs: {
    since: "2025-08-05",
    source: "lua/src/liolib.c",
    what: "`fs` is `io`, which has `fsstat` and `fsize`; before, `fs` has those two alone",
    zh: "`fs` 即 `io`，`io` 含 `fsstat` 和 `fsize`；此前 `fs` 单独提供这两个函数",
  },
  floatsByPrintf: {
    since: "2025-08-07",
    source: "lua/src/lauxlib.c",
    what: "`tostring`, `print` and `log.*` show floats with six digits, filled to nine places",
    zh: "`tostring`、`print` 和 `log.*` 以六位有效数字、补足九位宽度显示浮点数",
  },
  floatsUnfilled: {
    since: "2025-09-19",
    source: "lua/src/lauxlib.c",
    what: "`tostring`, `print` and `log.*` show floats with seven digits again, and no filling",
    zh: "`tostring`、`print` 和 `log.*` 恢复以七位有效数字显示浮点数，不再补空格",
  },
  sendTellsTruth: {
    since: "2025-08-07",
    source: "components/network/websocket/luat_websocket.c",
    what: '`client:send` gives true when it worked, and "sent" never comes; before, it gives true when the network refuses the frame, and for nothing else',
    zh: '`client:send` 成功时返回 true，但不再有 "sent" 事件；此前只有网络拒绝发送时才返回 true',
  },
  linkTellsErrors: {
    since: "2025-09-01",
    source: "components/network/websocket/luat_lib_websocket.c",
    what: 'A WebSocket client tells "error" before "disconnect"',
    zh: 'WebSocket 客户端在 "disconnect" 之前给出 "error" 事件',
  },
  queryGivesText: {
    since: "2025-08-07",
    source: "luat/modules/luat_lib_zbuff.c",
    what: "`buff:query` of a length that makes no number gives the bytes; before, nil",
    zh: "`buff:query` 的长度无法转换成数值时返回字节串；此前返回 nil",
  },
  debounceTellsPin: {
    since: "2025-09-15",
    source: "luat/modules/luat_lib_gpio.c",
    what: "A debounced interrupt of `gpio.debounce` with mode 1 tells its pin",
    zh: "`gpio.debounce` 模式 1 的中断回调带有引脚参数",
  },
  base64IsChecked: {
    since: "2025-09-16",
    source: "luat/modules/luat_lib_zbuff.c",
    what: "`buff:toBase64` into too small a buffer gives 0; before, the length that it wanted",
    zh: "`buff:toBase64` 目标空间不足时返回 0；此前返回所需长度",
  },
  clockIsInteger: {
    since: "2025-09-22",
    source: "lua/src/loslib.c",
    what: "`os.clock` gives whole seconds; before, a float",
    zh: "`os.clock` 返回整数秒；此前返回浮点数",
  },
  filesTakeBuffers: {
    since: "2025-09-30",
    source: "lua/src/liolib.c",
    what: "`file:write` takes a zbuff; before, it raises",
    zh: "`file:write` 可写入 zbuff；此前会报错",
  },
  cellHasBand: {
    since: "2025-10-16",
    source: "components/mobile/luat_lib_mobile.c",
    what: "`mobile.scell` tells the band",
    zh: "`mobile.scell` 返回频段",
  },
  unsubscribesUnknown: {
    since: "2025-10-20",
    source: "script/corelib/sys.lua",
    what: "`sys.unsubscribe` of a topic that nobody subscribes does nothing; before, it raises",
    zh: "`sys.unsubscribe` 取消无人订阅的消息时不做任何事；此前会报错",
  },
  versionHasNumber: {
    since: "2025-10-21",
    source: "luat/modules/luat_lib_rtos.c",
    what: "`rtos.version(true)` gives the number of the core's variant as well",
    zh: "`rtos.version(true)` 额外返回固件编号",
  },
  pongHasPayload: {
    since: "2025-11-11",
    source: "components/network/websocket/luat_websocket.c",
    what: "A pong carries the payload of its ping; before, none",
    zh: "pong 带回 ping 的负载；此前为空",
  },
  ramNamesAreLong: {
    since: "2025-11-18",
    source: "luat/vfs/luat_fs_mem.c",
    what: "A name in `/ram/` may have 63 bytes; before, 31",
    zh: "`/ram/` 中的文件名最长 63 字节；此前为 31 字节",
  },
  crc16Reverses: {
    since: "2025-11-18",
    source: "luat/modules/luat_lib_crypto.c",
    what: "`crypto.crc16` reverses its result where it is asked to; before, never",
    zh: "`crypto.crc16` 会按参数反转结果；此前从不反转",
  },
  timersTellFailure: {
    since: "2025-12-03",
    source: "script/corelib/sys.lua",
    what: "A timer of `sys` that can not be started is an error in the log",
    zh: "`sys` 定时器创建失败时输出错误日志",
  },
  createCollects: {
    since: "2025-12-21",
    source: "luat/modules/luat_lib_zbuff.c",
    what: "`zbuff.create` collects garbage and tries once more when memory is short",
    zh: "`zbuff.create` 内存不足时先回收垃圾再重试一次",
  },
  sentIsTold: {
    since: "2025-12-22",
    source: "components/network/websocket/luat_lib_websocket.c",
    what: '"sent" comes again',
    zh: '恢复 "sent" 事件',
  },
  versionHasBits: {
    since: "2025-12-23",
    source: "luat/modules/luat_lib_rtos.c",
    what: "`rtos.version(true)` gives the bits of the VM as well: 32",
    zh: "`rtos.version(true)` 额外返回虚拟机位数：32",
  },
  timeTellsSource: {
    since: "2025-12-30",
    source: "components/network/libsntp/luat_lib_sntp.c",
    what: "`NTP_UPDATE` tells where the time comes from: 0 is SNTP",
    zh: "`NTP_UPDATE` 带有时间来源参数：0 表示 SNTP",
  },
  jsonKeepsSlashes: {
    since: "2026-01-04",
    source: "components/lua-cjson/lua_cjson.c",
    what: "`json.encode` writes `/` as it is; before, `\\/`",
    zh: "`json.encode` 原样输出 `/`；此前输出 `\\/`",
  },
  gcmGivesTag: {
    since: "2026-01-04",
    source: "luat/modules/luat_lib_crypto.c",
    what: "`crypto.cipher_encrypt` in GCM gives the tag as well",
    zh: "`crypto.cipher_encrypt` 在 GCM 模式下额外返回 tag",
  },
  packFillsText: {
    since: "2026-01-05",
    source: "luat/modules/luat_lib_pack.c",
    what: "`pack.pack` takes the number behind `A` for a length; before, for a count of texts",
    zh: "`pack.pack` 中 `A` 后的数字表示长度；此前表示字符串个数",
  },
  resetTellsPads: {
    since: "2026-01-15",
    source: "luat/modules/luat_lib_pm.c",
    what: "`pm.lastReson` gives a fourth result",
    zh: "`pm.lastReson` 增加第四个返回值",
  },
  flightModeIsTold: {
    since: "2026-02-09",
    source: "components/mobile/luat_lib_mobile.c",
    what: "`mobile.flymode` tells whether flight mode was on; before, it gives true in either case",
    zh: "`mobile.flymode` 返回原飞行模式状态；此前总是返回 true",
  },
  ramIsListed: {
    since: "2026-04-01",
    source: "luat/vfs/luat_fs_mem.c",
    what: "`/ram/` has folders, and files are made by `a` too; before, neither",
    zh: "`/ram/` 支持目录，`a` 模式可新建文件；此前均不支持",
  },
  negativeTextIsEmpty: {
    since: "2026-04-17",
    source: "luat/modules/luat_lib_zbuff.c",
    what: "`buff:toStr` with a negative length gives an empty text; before, all that follows",
    zh: "`buff:toStr` 长度为负时返回空串；此前返回其后全部内容",
  },
  clockIsChecked: {
    since: "2026-04-22",
    source: "luat/modules/luat_lib_rtc.c",
    what: "`rtc.set`, `rtc.timezone` and `rtc.setBaseYear` refuse what can not be; before, they take it",
    zh: "`rtc.set`、`rtc.timezone`、`rtc.setBaseYear` 会拒绝非法参数；此前照单全收",
  },
  jsonChecksFormat: {
    since: "2026-07-17",
    source: "components/lua-cjson/lua_cjson.c",
    what: "`json.encode` refuses a float format that is none, the 1 of `json.decode` too; before, it ignores it",
    zh: "`json.encode` 会拒绝非法的浮点格式，包括 `json.decode` 的返回值 1；此前忽略",
  },
  fillFills: {
    since: "2026-07-17",
    source: "lua/src/liolib.c",
    what: "`file:fill` of a length that passes the end of the zbuff fills up to the end; before, less by the place where it begins",
    zh: "`file:fill` 的长度超出 zbuff 末尾时填充到末尾；此前会再少起始位置那么多字节",
  },
  pathsAreChecked: {
    since: "2026-07-17",
    source: "luat/modules/luat_lib_rtos.c",
    what: "`rtos.setPaths` refuses a path that is too long or has not exactly one `%s`",
    zh: "`rtos.setPaths` 会拒绝过长或不恰含一个 `%s` 的路径",
  },
  secretIsChecked: {
    since: "2026-07-17",
    source: "luat/modules/luat_lib_crypto.c",
    what: "`crypto.totp` raises for a secret that is no Base32",
    zh: "`crypto.totp` 的密钥不是 Base32 时报错",
  },
  widePixels: {
    since: "2026-07-27",
    source: "luat/modules/luat_lib_zbuff.c",
    what: "A pixel of 32 bits lies at four times its number in a frame buffer; before, at its number",
    zh: "32 位帧缓冲像素位于其序号四倍处；此前位于序号处",
  },
  openFilesStay: {
    since: "2026-07-27",
    source: "luat/vfs/luat_vfs.c",
    what: "`os.remove` and `os.rename` of a file that is open fail",
    zh: "`os.remove` 和 `os.rename` 对已打开的文件会失败",
  },
  connectTellsFailure: {
    since: "2026-08-01",
    source: "components/network/websocket/luat_websocket.c",
    what: "`client:connect` while connected gives false; before, true. It ends the link in either case",
    zh: "已连接时 `client:connect` 返回 false；此前返回 true。两种情况都会断开连接",
  },
} as const satisfies Record<string, Change>;

export type ChangeName = keyof typeof changes;
