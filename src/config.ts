import type { Config } from "./config-type";

// 网关连接什么、怎样连接。改好后运行 `npm run build`，再烧录 lua-out/main.lua。下面的值取自厂商的教程。
/**
 * What the gateway connects, and how. Edit, run `npm run build`, flash lua-out/main.lua.
 * The values below are those of the vendor's tutorial.
 */
export const config: Config = {
  /**
   * The server: `ws://…` or `wss://…`. The core never verifies a wss server's certificate.
   * 服务器：`ws://…` 或 `wss://…`。core 从不校验 wss 服务器的证书。
   */
  url: "wss://echo.airtun.air32.cn/ws/echo",
  /**
   * Header lines of the request, `Name: value`. They are never logged.
   * 请求头的各行，`名称: 值`。从不写入日志。
   */
  headers: ["Auth: Basic ABCDEGG"],
  /**
   * After this much quiet, the core sends a WebSocket ping. Each probe (below) ends the quiet: with a probe every 20 s,
   * the core sends no ping. So this matters only when probes are rarer, or off.
   * 链路空闲这么久之后，core 发一个 WebSocket ping。每次探测（见下）都会打破空闲：每 20 秒探测一次，core 就不发 ping。所以只有探测
   * 更少或关闭时，这项设置才起作用。
   */
  keepaliveSeconds: 180,
  /**
   * The probe: the frame that asks whether the link is alive.
   * 探测：用来查看链路是否还活着的帧。
   */
  probe: {
    /**
     * The probe goes out after this much quiet, in seconds. At least 5.
     * 空闲这么久之后探测，单位秒，至少 5。
     */
    everySeconds: 20,
    /**
     * "empty": an empty frame, which adds no byte to the stream. For a server that does not accept empty frames:
     * `{ text: "ping" }`, `{ bytes: "\x01" }`, or "nothing". With "nothing", the gateway notices a dead path late, or
     * not at all.
     * "empty"：空帧，不给数据流增加任何字节。服务器不接受空帧时用 `{ text: "ping" }`、`{ bytes: "\x01" }` 或 "nothing"。
     * 用 "nothing" 时，网关很晚才发现断掉的路径，或根本发现不了。
     */
    send: "empty",
  },

  /**
   * The serial port. UART 1 is MAIN_UART.
   * 串口。UART 1 就是 MAIN_UART。
   */
  uart: { id: 1, baudRate: 115200, dataBits: 8, parity: "none", stopBits: 1 },

  /**
   * A frame ends as soon as one of these conditions is met. 0 switches a condition off, except maximumBytes.
   * 任何一个条件满足，帧就结束。0 关闭该条件，maximumBytes 除外。
   */
  packing: {
    /**
     * The UART has been quiet for this long.
     * 串口已空闲这么久。
     */
    idleGapMs: 20,
    /**
     * The frame's first byte has waited for this long.
     * 帧的首字节已等这么久。
     */
    maximumDelayMs: 100,
    /**
     * The frame has this many bytes: 1300 fill one TCP segment, on wss too.
     * 帧已有这么多字节：1300 正好装满一个 TCP 段，wss 也一样。
     */
    maximumBytes: 1300,
    /**
     * The UART sent these bytes; they stay in the frame. "" is off.
     * 串口收到这些字节；它们留在帧里。"" 为关闭。
     */
    delimiter: "",
  },

  /**
   * What confirms a frame (docs/delivery.md). "core": the core says that the peer's TCP has it. "answers": the server
   * answers each empty frame with an empty frame, so its program has read what came before. Only for such a server.
   * 怎样算一帧已确认（docs/delivery.zh-CN.md）。"core"：core 报告对端的 TCP 已收到。"answers"：服务器对每个空帧回一个空帧，
   * 说明它的程序已读完之前的数据。只用于确实这样做的服务器。
   */
  delivery: "core",

  /**
   * The frames that wait for the server.
   * 等待发往服务器的数据。
   */
  outbox: {
    /**
     * Its memory, outside the Lua heap. When memory is short, the gateway takes less and logs that.
     * 它的内存，在 Lua 堆之外。内存不足时，网关少用一些，并写入日志。
     */
    sizeBytes: 65536,
    /**
     * What is dropped when it is full: the "oldest" or the "newest" whole frames.
     * 满了丢什么：整帧地丢最旧的 "oldest" 或最新的 "newest"。
     */
    overflow: "oldest",
    /**
     * How many bytes may be in flight at first. Later more or less, as the path proves quick or slow.
     * 起初最多有这么多字节在途；之后随路径的快慢增减。
     */
    burstBytes: 16384,
    /**
     * What happens to frames that are in flight when a link dies: "resend" or "drop".
     * 链路断开时在途的帧："resend" 重发，或 "drop" 丢弃。
     */
    unconfirmed: "resend",
    /**
     * When this many links in a row have ended at a frame, the gateway drops the frame, so that the next frames get
     * through. At least 2.
     * 连续这么多条链路断在同一帧上，网关就丢弃这一帧，让后面的帧通过。至少 2。
     */
    attempts: 3,
  },

  /**
   * The data that waits for the UART.
   * 等待发往串口的数据。
   */
  inbox: { sizeBytes: 16384 },

  /**
   * "binary" or "text" frames to the server. Text frames end between characters; what is not UTF-8 goes as binary.
   * 发往服务器的帧："binary" 或 "text"。文本帧在字符之间结束；不是 UTF-8 的数据按二进制帧发送。
   */
  frames: "binary",

  /**
   * The gateway takes the packet "echo", with its quotes, as the command of the vendor's tutorial: it asks the server,
   * and does not pass the packet on.
   * 网关把数据包 "echo"（带引号）当作厂商教程的命令：向服务器发出请求，不转发这个数据包。
   */
  echoCommand: true,

  /**
   * A fault inside the module that lasts this long, such as no memory for any frame, restarts the module.
   * 模组内部的故障（例如任何帧都分不到内存）持续这么久，就重启模组。
   */
  restartAfterMinutes: 15,

  /**
   * How often crash reports are uploaded to the vendor's platform, in seconds. This costs traffic. Negative: off.
   * 每隔这么多秒向厂商平台上传崩溃报告，要花流量。负数：关闭。
   */
  errorReportSeconds: -1,
};
