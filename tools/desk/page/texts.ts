import type { FaultName } from "../../../host/scenario/scenario.ts";
import type { ConnectionChange } from "../protocol.ts";

/** A language of the page. */
export type Language = "en" | "zh";

const en = {
  title: "luatos-gateway",
  lost: "npm start does not answer. Is it still running? This page keeps trying.",
  states: "State",
  noStates: "This script reports no states.",
  noTransition: "no transition yet",
  counters: "Counts, in bytes",
  counted: "Read in the running script, by one line that npm start adds to its copy of main.lua in memory.",
  uncounted: "Counted outside the module: this script has no counts that npm start knows.",
  received: "received",
  added: "added",
  confirmed: "confirmed",
  inFlight: "in flight",
  queued: "queued",
  overflowed: "dropped: full",
  refused: "dropped: refused",
  givenUp: "dropped: given up",
  consumed: "consumed",
  resent: "sent again",
  downReceived: "received",
  downWritten: "written",
  downDropped: "dropped: full",
  uartIn: "into UART 1",
  uartOut: "out of UART 1",
  serverIn: "server has read",
  serverOut: "server has sent",
  uartOverrun: "UART overrun",
  up: "up",
  down: "down",
  outside: "outside",
  rate: "rate, B/s",
  queue: "waiting, B",
  heap: "Lua heap, KiB",
  serial: "Serial peer, UART 1",
  server: "Server",
  noLink: "no connection",
  text: "text",
  hex: "hex",
  send: "Send",
  file: "File…",
  save: "Save",
  saveUart: "Save what came out of UART 1",
  saveServer: "Save what the server has read",
  probe: "probe",
  hideProbes: "hide probes",
  binary: "binary (hex)",
  serialHint: "to UART 1, without a line end",
  echoHint: 'to UART 1; try "echo" with its quotes',
  serverHint: "a frame for the module",
  ownServer: "your own server: only it can send",
  faults: "Faults",
  restore: "End all faults",
  recorded: "steps recorded",
  saveScenario: "Save as scenario",
  clear: "Clear all",
  full: "the recording is full",
  log: "Log",
  all: "all",
  module: "module",
  desk: "npm start",
  search: "search",
  leftOut: "lines were left out, because they came too fast",
  led: "LED",
  noLed: "the script drives no pin",
  drivenPins: "the pins that the script drives",
  waiting: "waiting",
  badHex: "Expected pairs of hex digits, such as 00 FF",
  tooLarge: "The file is larger than 4 MiB",
  settings: "Settings",
  close: "Close",
  script: "script",
  build: "build",
  asksFor: "URL",
  headers: "headers",
  builtWith: "The settings of the gateway's build. Values that may be secret are shown as ***.",
  noSettings:
    "The settings of this script are unknown: there is no source map of its build beside main.lua, or the map has no settings.",
};

/** All texts of the page, by name. */
export type Texts = typeof en;

const zh: Texts = {
  title: "luatos-gateway",
  lost: "npm start 没有应答。它还在运行吗？本页会自动重连。",
  states: "状态",
  noStates: "这个脚本不报告状态。",
  noTransition: "还没有状态变化",
  counters: "计数（字节）",
  counted: "读自正在运行的脚本：npm start 只在内存里的 main.lua 副本中加了一行。",
  uncounted: "在模组外部计数：这个脚本没有 npm start 认识的计数。",
  received: "收到",
  added: "自行加入",
  confirmed: "已确认",
  inFlight: "在途",
  queued: "排队",
  overflowed: "丢弃：已满",
  refused: "丢弃：被拒",
  givenUp: "丢弃：放弃",
  consumed: "自行处理",
  resent: "重发",
  downReceived: "收到",
  downWritten: "已写出",
  downDropped: "丢弃：已满",
  uartIn: "进入 UART 1",
  uartOut: "出自 UART 1",
  serverIn: "服务器已读",
  serverOut: "服务器已发",
  uartOverrun: "UART 溢出",
  up: "上行",
  down: "下行",
  outside: "外部",
  rate: "速率，B/s",
  queue: "等待，B",
  heap: "Lua 堆，KiB",
  serial: "串口对端，UART 1",
  server: "服务器",
  noLink: "没有链路",
  text: "文本",
  hex: "十六进制",
  send: "发送",
  file: "文件…",
  save: "保存",
  saveUart: "保存 UART 1 输出的内容",
  saveServer: "保存服务器读到的内容",
  probe: "探测",
  hideProbes: "隐藏探测帧",
  binary: "二进制（十六进制）",
  serialHint: "发到 UART 1，不带换行",
  echoHint: '发到 UART 1；试试带引号的 "echo"',
  serverHint: "发给模组的一帧",
  ownServer: "这是你自己的服务器：只能由它自己发送",
  faults: "故障",
  restore: "结束所有故障",
  recorded: "步已记录",
  saveScenario: "存为场景文件",
  clear: "全部清空",
  full: "记录已满",
  log: "日志",
  all: "全部",
  module: "模组",
  desk: "npm start",
  search: "搜索",
  leftOut: "行因为来得太快而未显示",
  led: "指示灯",
  noLed: "脚本没有驱动任何引脚",
  drivenPins: "脚本驱动的引脚",
  waiting: "等待",
  badHex: "请输入成对的十六进制数字，例如 00 FF",
  tooLarge: "文件大于 4 MiB",
  settings: "设置",
  close: "关闭",
  script: "脚本",
  build: "构建",
  asksFor: "URL",
  headers: "请求头",
  builtWith: "网关构建时的设置。可能是机密的值显示为 ***。",
  noSettings: "无法得知这个脚本的设置：main.lua 旁边没有对应构建的源映射，或者源映射里没有设置。",
};

/** The texts of the page, by language. */
export const texts: Readonly<Record<Language, Texts>> = { en, zh };

/** The label of each fault's button, and what the fault does. */
export const faultTexts: Readonly<Record<Language, Readonly<Record<FaultName, [label: string, what: string]>>>> = {
  en: {
    "no-network": ["No network", "The module loses its IP address"],
    silent: ["Silent path", "The path swallows everything, as a dead radio link does"],
    delay: ["Delay", "The path takes longer in each direction"],
    reset: ["Reset link", "The server resets the link"],
    close: ["Close politely", "The server ends the link with a close frame"],
    "close-at-frame": ["Close at frame", "The server ends the link at the next frame with data"],
    refuse: ["Refuse", "The server's machine refuses new connections; open ones stay"],
    forbid: ["HTTP 403", "The server answers each new handshake with 403"],
    freeze: ["Freeze", "The server's program hangs: it reads and answers nothing"],
    slow: ["Read slowly", "The server reads 1000 bytes a second"],
    vanish: ["Power off server", "The server's machine loses its power"],
    "short-memory": ["Short memory", "The firmware gets only 40000 bytes of Lua heap"],
    noise: ["Line noise", "A byte arrives broken at UART 1"],
    reboot: ["Reboot", "The module loses its power for a second"],
    restore: ["End all faults", "All faults end"],
  },
  zh: {
    "no-network": ["断网", "模组失去 IP 地址"],
    silent: ["路径静默", "路径吞掉一切，像断掉的无线链路"],
    delay: ["延迟", "单程延迟增加"],
    reset: ["重置链路", "服务器重置链路"],
    close: ["正常关闭", "服务器按协议关闭链路"],
    "close-at-frame": ["下一帧关闭", "服务器读到下一个数据帧时关闭链路"],
    refuse: ["拒绝连接", "服务器主机拒绝新连接，已有的不受影响"],
    forbid: ["HTTP 403", "服务器对每次新握手回答 403"],
    freeze: ["冻结", "服务器程序卡住：不读取也不回答"],
    slow: ["缓慢读取", "服务器每秒只读 1000 字节"],
    vanish: ["服务器断电", "服务器主机断电"],
    "short-memory": ["内存不足", "固件最多可占 40000 字节 Lua 堆"],
    noise: ["线路噪声", "一个字节到达 UART 1 时已损坏"],
    reboot: ["重启模组", "模组断电一秒"],
    restore: ["结束所有故障", "所有故障结束"],
  },
};

/** Punctuation. */
export interface Marks {
  colon: string;
  comma: string;
  open: string;
  close: string;
}

/** The punctuation of each language. */
export const marks: Readonly<Record<Language, Marks>> = {
  en: { colon: ": ", comma: ", ", open: " (", close: ")" },
  zh: { colon: "：", comma: "，", open: "（", close: "）" },
};

/** The kinds of frames, by their opcodes. */
export const frameTexts: Readonly<Record<Language, Readonly<Record<number, string>>>> = {
  en: { 0: "continuation", 1: "text", 2: "binary", 8: "close", 9: "ping", 10: "pong" },
  zh: { 0: "延续", 1: "文本", 2: "二进制", 8: "关闭", 9: "ping", 10: "pong" },
};

/** What stands before the detail of a change. */
export const changeTexts: Readonly<Record<Language, Readonly<Record<ConnectionChange, string>>>> = {
  en: { connecting: "connecting to ", open: "open: ", answered: "answer: ", over: "over: " },
  zh: { connecting: "正在连接 ", open: "已打开：", answered: "回答：", over: "已结束：" },
};

/** Words of the desk. English is what it says. */
type Words = Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** How a connection has ended. */
export const endTexts: Words = {
  en: {},
  zh: {
    "the module closed it": "模组关闭",
    "the server closed it": "服务器关闭",
    "the server has lost its power": "服务器断电",
    "closed politely": "正常关闭",
    reset: "被重置",
  },
};

/** Why the desk does not do what the page asks for. */
export const problemTexts: Words = {
  en: {},
  zh: {
    "there is no link": "没有链路",
    "the module is not connected to the server": "模组没有连接服务器",
    "this is your own server: only it can send": "这是你自己的服务器：只能由它自己发送",
    "too many bytes are waiting already": "等待发送的字节已经太多",
  },
};

/** What makes the state change. The log keeps the original names. */
export const eventTexts: Words = {
  en: {},
  zh: {
    boot: "启动",
    "network-up": "网络接通",
    "network-down": "网络断开",
    opened: "已打开",
    closed: "已断开",
    silent: "无应答",
    renew: "换链路",
    timeout: "超时",
  },
};

/** The states, for people. The log keeps the original names. */
export const stateTexts: Words = {
  en: {},
  zh: { "waiting-network": "等待网络", connecting: "连接中", online: "在线", "backing-off": "退避" },
};
