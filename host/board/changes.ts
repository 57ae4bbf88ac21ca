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
    what: "`string.split(text)` splits at commas; before, it raised an error without a separator",
    zh: "`string.split(text)` 省略分隔符时按逗号分割；此前会报错",
  },
  luadbReadOnly: {
    since: "2024-12-27",
    source: "luat/vfs/luat_fs_luadb.c",
    what: "`io.open` cannot open a file in `/luadb/` for writing; before, it could, and nothing was written",
    zh: "以写模式 `io.open` 打开 `/luadb/` 中的文件会失败；此前能打开，但写入无效",
  },
  sysIsLoaded: {
    since: "2025-04-20",
    source: "luat/modules/luat_main.c",
    what: "`sys` and `sysplus` are globals from the start; before, a script had to require them",
    zh: "`sys` 和 `sysplus` 开机即为全局变量；此前脚本须自行 require",
  },
  base32IsChecked: {
    since: "2025-01-05",
    source: "lua/src/lstrlib_exts.c",
    what: "`string.fromBase32` returns an empty string for text that is not Base32; before, it raised an error",
    zh: "`string.fromBase32` 遇到非法字符返回空串；此前会报错",
  },
  usedIsSet: {
    since: "2025-04-29",
    source: "luat/modules/luat_lib_zbuff.c",
    what: "`buff:used(n)` sets the used length; before, it only returned it",
    zh: "`buff:used(n)` 可设置已用长度；此前只返回已用长度",
  },
  crc32Parameters: {
    since: "2025-04-14",
    source: "luat/modules/luat_lib_crypto.c",
    what: "`crypto.crc32` takes a start value, a polynomial and an end value; before, it ignored them",
    zh: "`crypto.crc32` 支持初始值、多项式和结束值；此前忽略这些参数",
  },
  framesAreLong: {
    since: "2025-04-30",
    source: "components/network/websocket/luat_websocket.h",
    what: "A received WebSocket frame may have up to 8192 bytes; before, up to 4096",
    zh: "可接收最长 8192 字节的 WebSocket 帧；此前为 4096 字节",
  },
  watchdogCloses: {
    since: "2025-05-14",
    source: "luat/modules/luat_lib_wdt.c",
    what: "`wdt.close` stops the watchdog; before, it only fed it",
    zh: "`wdt.close` 会停止看门狗；此前只是喂狗",
  },
  sysplusIsSys: {
    since: "2025-06-09",
    source: "script/corelib/sys.lua",
    what: "`sys` has what only `sysplus` had: `taskInitEx`, `waitMsg`, `sendMsg` and the like",
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
    what: "A WebSocket message in fragments arrives, with its FIN; before, its second fragment ended the link",
    zh: "可接收分片的 WebSocket 消息并给出 FIN；此前第二个分片会使连接断开",
  },
  ioHasFs: {
    since: "2025-08-05",
    source: "lua/src/liolib.c",
    what: "`fs` is `io`, which has `fsstat` and `fsize`; before, `fs` had only those two",
    zh: "`fs` 即 `io`，`io` 含 `fsstat` 和 `fsize`；此前 `fs` 单独提供这两个函数",
  },
  floatsByPrintf: {
    since: "2025-08-07",
    source: "lua/src/lauxlib.c",
    what: "`tostring`, `print` and `log.*` show floats with six digits, padded to nine places",
    zh: "`tostring`、`print` 和 `log.*` 以六位有效数字、补足九位宽度显示浮点数",
  },
  floatsUnfilled: {
    since: "2025-09-19",
    source: "lua/src/lauxlib.c",
    what: "`tostring`, `print` and `log.*` show floats with seven digits again, without padding",
    zh: "`tostring`、`print` 和 `log.*` 恢复以七位有效数字显示浮点数，不再补空格",
  },
  sendTellsTruth: {
    since: "2025-08-07",
    source: "components/network/websocket/luat_websocket.c",
    what: '`client:send` returns true when it worked, and "sent" never comes; before, it returned true only when the network refused the frame',
    zh: '`client:send` 成功时返回 true，但不再有 "sent" 事件；此前只有网络拒绝发送时才返回 true',
  },
  linkTellsErrors: {
    since: "2025-09-01",
    source: "components/network/websocket/luat_lib_websocket.c",
    what: 'A WebSocket client reports "error" before "disconnect"',
    zh: 'WebSocket 客户端在 "disconnect" 之前给出 "error" 事件',
  },
  queryGivesText: {
    since: "2025-08-07",
    source: "luat/modules/luat_lib_zbuff.c",
    what: "`buff:query` with a length that no number has returns the bytes; before, nil",
    zh: "`buff:query` 的长度无法转换成数值时返回字节串；此前返回 nil",
  },
  debounceTellsPin: {
    since: "2025-09-15",
    source: "luat/modules/luat_lib_gpio.c",
    what: "An interrupt debounced by `gpio.debounce` with mode 1 passes its pin",
    zh: "`gpio.debounce` 模式 1 的中断回调带有引脚参数",
  },
  base64IsChecked: {
    since: "2025-09-16",
    source: "luat/modules/luat_lib_zbuff.c",
    what: "`buff:toBase64` into a buffer that is too small returns 0; before, the length that it needed",
    zh: "`buff:toBase64` 目标空间不足时返回 0；此前返回所需长度",
  },
  clockIsInteger: {
    since: "2025-09-22",
    source: "lua/src/loslib.c",
    what: "`os.clock` returns whole seconds; before, a float",
    zh: "`os.clock` 返回整数秒；此前返回浮点数",
  },
  filesTakeBuffers: {
    since: "2025-09-30",
    source: "lua/src/liolib.c",
    what: "`file:write` takes a zbuff; before, it raised an error",
    zh: "`file:write` 可写入 zbuff；此前会报错",
  },
  cellHasBand: {
    since: "2025-10-16",
    source: "components/mobile/luat_lib_mobile.c",
    what: "`mobile.scell` includes the band",
    zh: "`mobile.scell` 返回频段",
  },
  unsubscribesUnknown: {
    since: "2025-10-20",
    source: "script/corelib/sys.lua",
    what: "`sys.unsubscribe` does nothing for a topic without subscribers; before, it raised an error",
    zh: "`sys.unsubscribe` 取消无人订阅的消息时不做任何事；此前会报错",
  },
  versionHasNumber: {
    since: "2025-10-21",
    source: "luat/modules/luat_lib_rtos.c",
    what: "`rtos.version(true)` also returns the number of the core's variant",
    zh: "`rtos.version(true)` 额外返回 core 的变体编号",
  },
  pongHasPayload: {
    since: "2025-11-11",
    source: "components/network/websocket/luat_websocket.c",
    what: "A pong carries the payload of its ping; before, it was empty",
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
    what: "`crypto.crc16` reverses its result when asked to; before, it never did",
    zh: "`crypto.crc16` 会按参数反转结果；此前从不反转",
  },
  timersTellFailure: {
    since: "2025-12-03",
    source: "script/corelib/sys.lua",
    what: "`sys` logs an error for a timer that cannot be started",
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
    what: 'The event "sent" comes again',
    zh: '恢复 "sent" 事件',
  },
  versionHasBits: {
    since: "2025-12-23",
    source: "luat/modules/luat_lib_rtos.c",
    what: "`rtos.version(true)` also returns the bits of the VM: 32",
    zh: "`rtos.version(true)` 额外返回虚拟机位数：32",
  },
  timeTellsSource: {
    since: "2025-12-30",
    source: "components/network/libsntp/luat_lib_sntp.c",
    what: "`NTP_UPDATE` says where the time comes from: 0 is SNTP",
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
    what: "`crypto.cipher_encrypt` in GCM mode also returns the tag",
    zh: "`crypto.cipher_encrypt` 在 GCM 模式下额外返回 tag",
  },
  packFillsText: {
    since: "2026-01-05",
    source: "luat/modules/luat_lib_pack.c",
    what: "`pack.pack` reads the number after `A` as a length; before, as a count of strings",
    zh: "`pack.pack` 中 `A` 后的数字表示长度；此前表示字符串个数",
  },
  resetTellsPads: {
    since: "2026-01-15",
    source: "luat/modules/luat_lib_pm.c",
    what: "`pm.lastReson` returns a fourth result",
    zh: "`pm.lastReson` 增加第四个返回值",
  },
  flightModeIsTold: {
    since: "2026-02-09",
    source: "components/mobile/luat_lib_mobile.c",
    what: "`mobile.flymode` returns whether flight mode was on; before, it returned true in either case",
    zh: "`mobile.flymode` 返回原飞行模式状态；此前总是返回 true",
  },
  ramIsListed: {
    since: "2026-04-01",
    source: "luat/vfs/luat_fs_mem.c",
    what: "`/ram/` has folders, and mode `a` creates files; before, neither",
    zh: "`/ram/` 支持目录，`a` 模式可新建文件；此前均不支持",
  },
  negativeTextIsEmpty: {
    since: "2026-04-17",
    source: "luat/modules/luat_lib_zbuff.c",
    what: "`buff:toStr` with a negative length returns an empty string; before, everything that followed",
    zh: "`buff:toStr` 长度为负时返回空串；此前返回其后全部内容",
  },
  clockIsChecked: {
    since: "2026-04-22",
    source: "luat/modules/luat_lib_rtc.c",
    what: "`rtc.set`, `rtc.timezone` and `rtc.setBaseYear` refuse impossible values; before, they accepted them",
    zh: "`rtc.set`、`rtc.timezone`、`rtc.setBaseYear` 会拒绝非法参数；此前照单全收",
  },
  jsonChecksFormat: {
    since: "2026-07-17",
    source: "components/lua-cjson/lua_cjson.c",
    what: "`json.encode` refuses an invalid float format, even the 1 that `json.decode` returns; before, it ignored it",
    zh: "`json.encode` 会拒绝非法的浮点格式，包括 `json.decode` 的返回值 1；此前忽略",
  },
  fillFills: {
    since: "2026-07-17",
    source: "lua/src/liolib.c",
    what: "`file:fill` with a length beyond the end of the zbuff fills up to the end; before, it stopped short by the offset of its start",
    zh: "`file:fill` 的长度超出 zbuff 末尾时填充到末尾；此前会再少起始位置那么多字节",
  },
  pathsAreChecked: {
    since: "2026-07-17",
    source: "luat/modules/luat_lib_rtos.c",
    what: "`rtos.setPaths` refuses a path that is too long or does not have exactly one `%s`",
    zh: "`rtos.setPaths` 会拒绝过长或不恰含一个 `%s` 的路径",
  },
  secretIsChecked: {
    since: "2026-07-17",
    source: "luat/modules/luat_lib_crypto.c",
    what: "`crypto.totp` raises an error for a secret that is not Base32",
    zh: "`crypto.totp` 的密钥不是 Base32 时报错",
  },
  widePixels: {
    since: "2026-07-27",
    source: "luat/modules/luat_lib_zbuff.c",
    what: "A pixel of 32 bits is at four times its index in a frame buffer; before, at its index",
    zh: "32 位帧缓冲像素位于其序号四倍处；此前位于序号处",
  },
  openFilesStay: {
    since: "2026-07-27",
    source: "luat/vfs/luat_vfs.c",
    what: "`os.remove` and `os.rename` fail for an open file",
    zh: "`os.remove` 和 `os.rename` 对已打开的文件会失败",
  },
  connectTellsFailure: {
    since: "2026-08-01",
    source: "components/network/websocket/luat_websocket.c",
    what: "`client:connect` while connected returns false; before, true. It ends the link in either case",
    zh: "已连接时 `client:connect` 返回 false；此前返回 true。两种情况都会断开连接",
  },
} as const satisfies Record<string, Change>;

/** The name of a change of the core, as the simulator asks for it. */
export type ChangeName = keyof typeof changes;
