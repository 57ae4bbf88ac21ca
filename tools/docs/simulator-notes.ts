/** A remark on what is simulated, for cases in which names do not tell enough. */
export interface Note {
  en: string;
  zh: string;
}

/** The remarks, by module. */
export const notes: Readonly<Record<string, Note>> = {
  crypto: {
    en: "digests, HMAC, ciphers, CRC, TOTP, Base64, random numbers",
    zh: "摘要、HMAC、加解密、CRC、TOTP、Base64、随机数",
  },
  errDump: { en: "keeps errors; uploads nothing", zh: "记录错误；不上传" },
  fs: { en: "sizes of the simulated flash", zh: "模拟 Flash 的容量" },
  fskv: { en: "64 KiB, gone when the run ends", zh: "64 KiB，运行结束即清空" },
  gpio: { en: "a test or the world drives the pins", zh: "引脚电平由测试或外部世界驱动" },
  hmeta: { en: "model, chip and invented numbers", zh: "型号、芯片和虚构的编号" },
  json: { en: "like the core's lua-cjson", zh: "与 core 的 lua-cjson 一致" },
  log: { en: "writes to the simulator's output", zh: "输出到模拟器" },
  mcu: { en: "ticks, clock, contacts", zh: "计时、时钟、引脚复用" },
  mobile: {
    en: "one nearby cell; settings are accepted and change nothing",
    zh: "一个邻近小区；设置可调用但不生效",
  },
  pack: { en: "complete", zh: "完整" },
  pm: { en: "reset reasons; sleep modes change nothing", zh: "复位原因；休眠模式不生效" },
  rtc: {
    en: "the world's clock; refuses alarms",
    zh: "外部世界的时钟；闹钟会被拒绝",
  },
  rtos: { en: "messages, timers, memory, paths", zh: "消息、定时器、内存、搜索路径" },
  socket: {
    en: "adapters, addresses, DNS settings, SNTP; no raw sockets",
    zh: "网卡、地址、DNS 设置、SNTP；无原始套接字",
  },
  sys: { en: "complete, with its cost on a module", zh: "完整，并计入其在模组上的开销" },
  timer: { en: "busy waits", zh: "占用处理器的等待" },
  uart: { en: "UARTs with line errors and overflow; USB", zh: "带线路错误和溢出的串口，以及 USB" },
  wdt: { en: "resets, as on a module", zh: "超时复位，与模组一致" },
  websocket: { en: "complete, with the core's bugs", zh: "完整，包括 core 的缺陷" },
  zbuff: { en: "complete, in its own memory", zh: "完整，使用独立内存" },
};
