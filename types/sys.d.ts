/**
 * The topics that the core publishes, with their arguments.
 *
 * A project adds its own by interface merging; an unknown topic is a type error:
 *
 * ```ts
 * declare global {
 *   interface SysTopics {
 *     UPLINK_STATE: [online: boolean, sinceSeconds: Seconds];
 *   }
 * }
 * ```
 *
 * A topic with alternatives narrows in a callback that names all arguments of the longest one: testing one argument
 * narrows the types of the others.
 *
 * Not listed: topics that begin with the byte 1 and `NWCTRL*`, which the core sends to itself, and topics that the
 * caller hands to a function (transfers in the background, an airlink peer).
 */
interface SysTopics {
  // The modem

  /**
   * A network adapter has an IP address. Published once for each connection.
   *
   * **It may have been published before a script waits for it.** Ask the adapter first, then wait with a timeout, in a
   * loop.
   *
   * Source: components/mobile/luat_lib_mobile.c, components/network/netdrv/src/luat_netdrv_event.c
   *
   * @param ip The address as text. "0.0.0.0" when it could not be read.
   * @param adapter Which adapter: `socket.LWIP_GP` is the modem.
   */
  IP_READY: [ip: string, adapter: NetworkAdapter];
  /**
   * A network adapter has lost its IP address.
   *
   * Source: components/mobile/luat_lib_mobile.c, components/network/netdrv/src/luat_netdrv_event.c
   *
   * @param adapter Which adapter: `socket.LWIP_GP` is the modem.
   */
  IP_LOSE: [adapter: NetworkAdapter];
  /**
   * The SIM card has changed its state. "RDY": ready. "NORDY": no card. "SIM_PIN": it wants its PIN.
   * "GET_NUMBER": the number has been asked for (there may be none). "SIM_WC": how often the card was written to since
   * power on.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  SIM_IND: [status: "RDY" | "NORDY" | "SIM_PIN" | "GET_NUMBER"] | [status: "SIM_WC", writes: number];
  /**
   * `mobile.getCellInfo()` has new data.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  CELL_INFO_UPDATE: [];
  /**
   * `mobile.scell()` has new data about the serving cell.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  SCELL_INFO: [];
  /**
   * The radio link (RRC) went active or idle.
   *
   * Source: components/mobile/luat_lib_mobile.c
   *
   * @param state 1 active, 0 idle.
   */
  CSCON: [state: 0 | 1];
  /**
   * News about the radio link. "DRX": the paging cycle, 320, 640, 1280 or 2560 ms. "IDLE_MEAS_THRESHOLD": below which
   * signal the idle module measures neighbour cells, in dBm (P: RSRP) and dB (Q: RSRQ, 0: not used); the second and the
   * fourth are for other frequencies, which cost much more power. Since 2025-09-15.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  RRC_IND:
    | [event: "DRX", cycleMs: Milliseconds]
    | [
        event: "IDLE_MEAS_THRESHOLD",
        sIntraSearchP: number,
        sNonIntraSearchP: number,
        sIntraSearchQ: number,
        sNonIntraSearchQ: number,
      ];
  /**
   * The registration for voice over LTE has changed. It has no `@sys_pub` comment in the source.
   *
   * Source: components/mobile/luat_lib_mobile.c
   *
   * @param status 0: registered.
   */
  IMS_REG: [status: number];
  /**
   * A phone call has changed its state. There is no second argument, although the vendor's example shows one.
   *
   * Source: components/mobile/luat_lib_mobile.c; "AUDIO_START" and "EXT_SRC_DONE": components/cc/luat_lib_cc_v2.c
   */
  CC_IND: [
    status:
      | "READY"
      | "INCOMINGCALL"
      | "CONNECTED"
      | "DISCONNECTED"
      | "SPEECH_START"
      | "MAKE_CALL_OK"
      | "MAKE_CALL_FAILED"
      | "ANSWER_CALL_DONE"
      | "HANGUP_CALL_DONE"
      | "LIST_CALL_RESULT"
      | "PLAY"
      | "AUDIO_START"
      | "EXT_SRC_DONE",
  ];

  // Time

  /**
   * The clock has been set. China Unicom's network does not send the time: there only `socket.sntp` sets it.
   *
   * Source: components/mobile/luat_lib_mobile.c, components/network/libsntp/luat_lib_sntp.c
   *
   * @param origin 1 from the mobile network, 0 from `socket.sntp`. Since 2025-12-30; the vendor's documentation does
   *   not name it.
   */
  NTP_UPDATE: [origin?: 0 | 1];
  /**
   * `socket.sntp` has failed.
   *
   * Source: components/network/libsntp/luat_lib_sntp.c
   */
  NTP_ERROR: [];

  // Text messages

  /**
   * Text messages can be sent and received.
   *
   * Source: components/mobile/luat_lib_mobile.c
   *
   * @param simId The SIM slot, from 0.
   */
  SMS_READY: [simId: number];
  /**
   * A text message has come in. The vendor's documentation leaves the third argument out.
   *
   * Source: components/sms/binding/luat_lib_sms.c
   *
   * @param phone The sender.
   * @param text The text in UTF-8.
   * @param info Its time and, for one part of a long message, which part it is.
   */
  SMS_INC: [phone: string, text: string, info: SmsInfo];
  /**
   * A text message has been sent, or has failed.
   *
   * Source: components/sms/binding/luat_lib_sms.c
   *
   * @param sent Whether it was sent.
   * @param rpCause The cause of 3GPP TS 24.011. 0: success.
   * @param rpCauseText The same as text.
   * @param msgRef The reference of the last part, 0 to 255: `SMS_REPORT` names it.
   * @param errorCode The modem's error. 0: success, 332: no network service, 333: network timeout.
   * @param msgRefs The references of all parts.
   */
  SMS_SENT: [
    sent: boolean,
    rpCause: number,
    rpCauseText: string,
    msgRef: number,
    errorCode: ErrorCode,
    msgRefs: number[],
  ];
  /**
   * A report about a text message that was sent.
   *
   * Source: components/sms/binding/luat_lib_sms.c
   *
   * @param msgRef The reference that `SMS_SENT` gave.
   * @param status 0: delivered. Else the status of 3GPP TS 23.040, 9.2.3.15.
   * @param statusText The same as text.
   * @param phone The recipient.
   * @param dischargeTime When, as "YY-MM-DD HH:MM:SS".
   */
  SMS_REPORT: [msgRef: number, status: number, statusText: string, phone: string, dischargeTime: string];

  // Links

  /**
   * A WebSocket handshake is done. Only for a client that has a callback: it gets "conack" first.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  WEBSOCKET_CONNACK: [client: StartedWebSocketClient];
  /**
   * An MQTT server has answered a ping. Only for a client that has a callback: it gets "pong" first.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  MQTT_PONG: [client: MqttClient];
  /**
   * A ping of `icmp.ping` has been answered.
   *
   * Source: components/network/icmp/binding/luat_lib_icmp.c
   *
   * @param roundTripMs 0 to 65535: the source cuts it to 16 bits.
   * @param ttl The time to live of the answer.
   */
  PING_RESULT: [adapter: NetworkAdapter, roundTripMs: Milliseconds, ip: string, ttl: number];
  /**
   * A speed test of `iperf` is over.
   *
   * Source: components/network/iperf/binding/luat_lib_iperf.c
   */
  IPERF_REPORT: [bytes: Bytes, durationMs: Milliseconds, kilobitsPerSecond: number];

  // Peripherals

  /**
   * The USB port (`uart.VUART_0`) was opened or closed by the computer.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  VUART_STATE: [id: UartId, connected: boolean];
  /**
   * A deep-sleep timer of `pm.dtimerStart` has run out.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  DTIMER_WAKEUP: [timerId: number];
  /**
   * The registers of a YHM27xx charger chip have been read. Only on boards that have one.
   *
   * Source: luat/modules/luat_lib_pm.c
   *
   * @param registers 9 bytes, registers 0 to 8.
   */
  YHM27XX_REG: [registers: ByteString];
  /**
   * A key of a key matrix was pressed or released. Not in Air780E/Air700ECQ cores, which have no `keyboard` module.
   *
   * Source: luat/modules/luat_lib_keyboard.c
   *
   * @param port Always 0.
   * @param key The key, to be read with the map given to `keyboard.init`.
   * @param state 1 pressed, 0 released.
   */
  KB_INC: [port: number, key: number, state: 0 | 1];
  /**
   * A touch key was touched. Not in Air780E/Air700ECQ cores, which have no `touchkey` module.
   *
   * Source: luat/modules/luat_lib_touchkey.c
   *
   * @param id The sensor.
   * @param count How often it has been touched.
   */
  TOUCHKEY_INC: [id: number, count: number];

  // Wi-Fi (these modules only scan) and airlink (a second chip)

  /**
   * A Wi-Fi scan is over: `wlan.scanResult` has it.
   *
   * Source: components/airlink/src/drv_rpc/luat_airlink_drv_rpc_wlan.c
   */
  WLAN_SCAN_DONE: [];
  /**
   * The Wi-Fi station has connected or disconnected. Not in Air780E/Air700ECQ cores, which only scan.
   *
   * Source: components/airlink/src/drv_rpc/luat_airlink_drv_rpc_wlan.c
   *
   * @param bssid 6 bytes, or "".
   * @param reason The reason code.
   */
  WLAN_STA_INC: [event: "CONNECTED", ssid: string, bssid: ByteString] | [event: "DISCONNECTED", reason: number];
  /**
   * A device has joined or left the Wi-Fi access point. Not in Air780E/Air700ECQ cores, which only scan.
   *
   * Source: components/airlink/src/drv_rpc/luat_airlink_drv_rpc_wlan.c
   *
   * @param mac 6 bytes, or "".
   */
  WLAN_AP_INC: [event: "CONNECTED" | "DISCONNECTED", mac: ByteString];
  /**
   * The answer to an airlink ping. Not in Air780E/Air700ECQ cores.
   *
   * Source: components/airlink/binding/luat_lib_airlink_ping.c
   *
   * @param echo The bytes that came back.
   * @param reason "timeout" or an error code.
   */
  AIRLINK_PING_RESULT:
    | [packetId: number, ok: true, roundTripMs: Milliseconds, echo: ByteString]
    | [packetId: number, ok: false, reason: "timeout" | ErrorCode];
  /**
   * Data from an airlink peer. Not in Air780E/Air700ECQ cores.
   *
   * Source: components/airlink/src/exec/luat_airlink_cmd_exec_basic.c
   */
  AIRLINK_SDATA: [data: ByteString];
  /**
   * An update over airlink is over. Not in Air780E/Air700ECQ cores. Since 2025-10-24.
   *
   * Source: components/airlink/src/luat_airlink_fota.c
   */
  AIRLINK_SFOTA_DONE: [ok: true] | [ok: false, reason: "no_memory" | "file_error"];
}

/** A topic that {@link SysTopics} knows. */
type SysTopic = keyof SysTopics;

/** `Args` with `undefined` behind it, up to the longest of `Lengths`. */
type SysPadded<Args extends unknown[], Lengths extends number> = [Exclude<Lengths, Partial<Args>["length"]>] extends [
  never,
]
  ? Args
  : SysPadded<[...Args, undefined], Lengths>;

/** The alternatives of a topic, all of the same length, so that the parameters of a callback narrow each other. */
type SysArguments<Args extends unknown[], Lengths extends number = Args["length"]> = Args extends unknown[]
  ? SysPadded<Args, Lengths>
  : never;

/** The alternatives of a topic as one list, for a callback that does not name all arguments. */
type SysAnyArguments<Args extends unknown[], Out extends unknown[] = []> = Args["length"] extends Partial<Out>["length"]
  ? Out
  : SysAnyArguments<Args, [...Out, Args[Out["length"]]]>;

/** When a text message was sent, and which part of a long one it is: the third argument of `SMS_INC`. */
interface SmsInfo {
  /** The number that the parts of a long message share. */
  refNum: number;
  /** Which part this is, from 1. 0 in a short message. */
  seqNum: number;
  /** How many parts there are. 0 in a short message. */
  maxNum: number;
  /** The year as the network sends it: two digits. */
  year: number;
  /** 1 to 12. */
  mon: number;
  /** 1 to 31. */
  day: number;
  /** 0 to 23. */
  hour: number;
  /** 0 to 59. */
  min: number;
  /** 0 to 59. */
  sec: number;
  /** The time zone as the port reports it, negative west of Greenwich. The common code leaves it at 0. */
  tz: number;
}

/**
 * The messages that named tasks take: the name of a task, and its messages. Empty until a project adds to it by
 * interface merging; an unknown task or message is a type error:
 *
 * ```ts
 * declare global {
 *   interface SysMessages {
 *     uplink: [kind: "frame", sizeBytes: Bytes] | [kind: "stop"];
 *   }
 * }
 * ```
 *
 * A message has one to four values. The first is its kind, which `sys.waitMsg` can wait for. The core sends
 * messages, too: the task whose name was passed to `socket.create` gets `[event: number, param: number]`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: projects fill it by interface merging.
interface SysMessages {}

/** What a message can be: a kind and up to three values. `sys.sendMsg` drops the rest. */
type SysMessageShape = [kind: unknown, second?: unknown, third?: unknown, fourth?: unknown];

/** The messages of the task `Name`. */
type SysMessage<Name extends keyof SysMessages> = Extract<SysMessages[Name], SysMessageShape>;

/** The messages among `Message` whose kind can be `Kind`. */
type SysMessageOfKind<Message, Kind> = Message extends [infer First, ...unknown[]]
  ? Kind extends First
    ? Message
    : never
  : never;

/**
 * Stands for results that come later: some functions return it (`http.request`, `sms.sendLong`, `ftp.*`).
 *
 * `wait` and `cb` are fields, called with a dot. Call one of them, once, at once: the results are published, not kept.
 * Before 2025-06-09, load the library `sysplus` first.
 *
 * Source: script/corelib/sys.lua, luat/modules/luat_base.c
 *
 * @noSelf
 */
interface SysPending<Results extends unknown[]> {
  /**
   * Waits for the results. Only in a task, and without a limit of time.
   *
   * @returns The results.
   * @throws Outside any task, which ends the VM.
   *
   * Source: script/corelib/sys.lua
   */
  wait(): LuaMultiReturn<Results>;
  /**
   * Calls back with the results.
   *
   * @param callback Takes the results. It runs in a task of its own and may wait.
   *
   * Source: script/corelib/sys.lua
   */
  cb(callback: (this: void, ...results: Results) => void): void;
}

/**
 * The scheduler: tasks, timers and messages.
 *
 * A **task** is a Lua coroutine made by `sys.taskInit`. Only a task may wait: `sys.wait`, `sys.waitUntil`,
 * `sys.waitMsg`. Whatever the core calls **runs outside any task**: timers, subscribers, and the callbacks of
 * UART, WebSocket, GPIO, sockets and MQTT. A wait in one of them ends the VM ("attempt to yield from outside a
 * coroutine"). Types cannot catch that when a helper hides the wait. Let a callback publish a topic, or start a task.
 *
 * Tasks and callbacks take turns and never run in parallel: code that does not wait delays everything, the UART too.
 *
 * An error in a task is logged, and after 500 ms the VM exits; in a callback the VM exits at once. 15 s later the
 * module reboots. Raise only strings: any other error value breaks the scheduler's own error handler.
 *
 * Cores since 2025-04-20 make the global `sys` before main.lua runs, unless memory is short. Older cores
 * need `_G.sys = require("sys")` in Lua.
 *
 * Source: script/corelib/sys.lua
 *
 * @noSelf
 */
declare namespace sys {
  // Tasks

  /**
   * Starts a task. The task runs at once, until it waits for the first time; then this function returns.
   *
   * ```ts
   * sys.taskInit(() => {
   *   while (true) {
   *     sys.wait(1000);
   *   }
   * });
   * ```
   *
   * @param task The body of the task.
   * @param args Its arguments.
   * @returns The coroutine.
   *
   * Source: script/corelib/sys.lua
   */
  function taskInit<Args extends unknown[]>(task: (this: void, ...args: Args) => void, ...args: Args): LuaThread;

  /**
   * Lets time pass. Other tasks and callbacks run meanwhile.
   *
   * Only in a task: elsewhere it raises, which ends the VM.
   *
   * @param durationMs 1 to 126322567 (about 35 hours). Integer: `1000 / 3` raises, `Math.floor(1000 / 3)` does not.
   *   **With 0 it returns at once, without letting others run, and each such call leaks a table entry.** The same
   *   happens when no timer is free: an Air780E has 64 in all, waits included.
   * @returns Nothing when the time is over. When something else resumes the task (`sys.coresume`), the values that it
   *   passed.
   *
   * Source: script/corelib/sys.lua
   */
  function wait(durationMs: Milliseconds): LuaMultiReturn<unknown[]>;

  /**
   * Waits for a topic, without a limit of time.
   *
   * Only in a task: elsewhere it raises, which ends the VM. **It misses what was published before the call**, and
   * between two calls: keep state in a variable, and check that first.
   *
   * @param topic The topic. Also a list of topics: any of them ends the wait; the result does not say which.
   * @returns `true` and the arguments of the topic. `undefined` among them may drop the arguments after it.
   *
   * Source: script/corelib/sys.lua
   */
  function waitUntil<Topic extends SysTopic>(
    topic: Topic | readonly Topic[],
  ): LuaMultiReturn<[received: true, ...args: SysTopics[Topic]]>;
  /**
   * Waits for a topic, for a limited time.
   *
   * Only in a task: elsewhere it raises, which ends the VM. **It misses what was published before the call**, and
   * between two calls: keep state in a variable, and check that first.
   *
   * ```ts
   * const [received, ip] = sys.waitUntil("IP_READY", 30000);
   * if (received) log.info("net", ip);
   * ```
   *
   * @param topic The topic. Also a list of topics: any of them ends the wait; the result does not say which.
   * @param timeoutMs 1 to 126322567. Integer. Default: no limit. With 0 it returns `false` at once and leaks a table
   *   entry.
   * @returns `true` and the arguments of the topic, or `false` when the time is over. `undefined` among the arguments
   *   may drop the arguments after it.
   *
   * Source: script/corelib/sys.lua
   */
  function waitUntil<Topic extends SysTopic>(
    topic: Topic | readonly Topic[],
    timeoutMs: Milliseconds | undefined,
  ): LuaMultiReturn<[received: true, ...args: SysTopics[Topic]] | [received: false]>;

  /**
   * Waits for one or several topics, and returns which one came.
   *
   * Only in a task: elsewhere it raises, which ends the VM. The vendor calls it internal: it is in sys.lua, but not in
   * the documentation.
   *
   * @param topic The topic, or a list of topics.
   * @param timeoutMs 1 to 126322567. Integer. Default: no limit.
   * @returns The topic and its arguments, or `false` when the time is over.
   *
   * Source: script/corelib/sys.lua
   */
  function waitUntilExt<Topic extends SysTopic>(
    topic: Topic | readonly Topic[],
    timeoutMs?: Milliseconds,
  ): LuaMultiReturn<{ [T in Topic]: [topic: T, ...args: SysTopics[T]] }[Topic] | [topic: false]>;

  /**
   * Waits for a topic, without a limit of time. For the core itself: see {@link SysPending}.
   *
   * Only in a task: elsewhere it raises, which ends the VM.
   *
   * @param topic The topic, or a list of topics: any of them ends the wait; the result does not say which.
   * @returns Only the arguments of the topic.
   *
   * Source: script/corelib/sys.lua
   */
  function waitUntilMsg<Topic extends SysTopic>(topic: Topic | readonly Topic[]): LuaMultiReturn<SysTopics[Topic]>;

  // Topics

  /**
   * Puts a message into the queue of topics.
   *
   * It only queues: subscribers and waiting tasks run after the caller waits or returns, before the next message of the
   * core. Their order is unspecified. A subscriber that publishes its own topic blocks the core forever.
   *
   * @param topic The topic.
   * @param args Its arguments. `undefined` among them may drop the arguments after it.
   *
   * Source: script/corelib/sys.lua
   */
  function publish<Topic extends SysTopic>(topic: Topic, ...args: SysTopics[Topic]): void;

  /**
   * Calls a function whenever a topic is published, until `sys.unsubscribe`.
   *
   * The function runs outside any task: it cannot wait. An error in it ends the VM. The same function is called once
   * for each message, however often it is subscribed.
   *
   * @param topic The topic, or a list of topics.
   * @param callback The function. Keep it in a variable if you want to unsubscribe it.
   *
   * Source: script/corelib/sys.lua
   */
  function subscribe<Topic extends SysTopic>(
    topic: Topic | readonly Topic[],
    callback: (this: void, ...args: SysTopics[Topic]) => void,
  ): void;
  /**
   * Resumes a coroutine whenever a topic is published: `coroutine.yield()` in it returns the topic and its arguments.
   *
   * @param topic The topic, or a list of topics.
   * @param thread The coroutine. Unsubscribe it before it ends: resuming a dead one counts as an error in a task.
   *
   * Source: script/corelib/sys.lua
   */
  function subscribe(topic: SysTopic | readonly SysTopic[], thread: LuaThread): void;
  /**
   * Calls a function whenever a topic is published, until `sys.unsubscribe`. For a topic with alternatives: a function
   * that names all arguments of the longest one, so that testing one of them narrows the others.
   *
   * The function runs outside any task: it cannot wait. An error in it ends the VM. The same function is called once
   * for each message, however often it is subscribed.
   *
   * @param topic The topic, or a list of topics.
   * @param callback The function. Keep it in a variable if you want to unsubscribe it.
   *
   * Source: script/corelib/sys.lua
   */
  function subscribe<Topic extends SysTopic>(
    topic: Topic | readonly Topic[],
    callback: (this: void, ...args: SysArguments<SysTopics[Topic]>) => void,
  ): void;
  /**
   * Calls a function whenever a topic is published, until `sys.unsubscribe`. For a topic with alternatives, and a
   * function that does not name all arguments.
   *
   * The function runs outside any task: it cannot wait. An error in it ends the VM. The same function is called once
   * for each message, however often it is subscribed.
   *
   * @param topic The topic, or a list of topics.
   * @param callback The function. Keep it in a variable if you want to unsubscribe it.
   *
   * Source: script/corelib/sys.lua
   */
  function subscribe<Topic extends SysTopic>(
    topic: Topic | readonly Topic[],
    callback: (this: void, ...args: SysAnyArguments<SysArguments<SysTopics[Topic]>>) => void,
  ): void;
  /**
   * Ends a subscription. Does nothing when there is no such subscription.
   *
   * **Before 2025-10-20 it raises when the topic has no subscriber at all**, which outside a task ends the VM: on such
   * a core unsubscribe only once.
   *
   * @param topic The topic, or a list of topics.
   * @param callback The same function or coroutine that was subscribed.
   *
   * Source: script/corelib/sys.lua
   */
  function unsubscribe(
    topic: SysTopic | readonly SysTopic[],
    callback: ((this: void, ...args: never[]) => void) | LuaThread,
  ): void;

  // Timers

  /**
   * Calls a function once, later.
   *
   * **This first stops a running timer with the same function and the same arguments**: the same call again restarts
   * the timer. The function runs outside any task: it cannot wait. An error in it ends the VM.
   *
   * @param callback The function.
   * @param delayMs 1 to 126322567 (about 35 hours). Integer. With 0 no timer starts, and a table entry leaks.
   * @param args Its arguments. Tables and functions among them are the same only when they are one object.
   * @returns The timer, for `sys.timerStop`. `undefined` when it could not start: less than 1 ms, no memory, or no
   *   timer free (Air780E has 64 in all, waits included).
   *
   * Source: script/corelib/sys.lua
   */
  function timerStart<Args extends unknown[]>(
    callback: (this: void, ...args: Args) => void,
    delayMs: Milliseconds,
    ...args: Args
  ): TimerId | undefined;

  /**
   * Calls a function again and again, first after one period.
   *
   * **This first stops a running timer with the same function and the same arguments.** The function runs outside any
   * task: it cannot wait. An error in it ends the VM. Late calls wait in the core's queue.
   *
   * @param callback The function.
   * @param periodMs 1 to 126322567 (about 35 hours). Integer. With 0 no timer starts, and a table entry leaks.
   * @param args Its arguments. Tables and functions among them are the same only when they are one object.
   * @returns The timer, for `sys.timerStop`. `undefined` when it could not start: less than 1 ms, no memory, or no
   *   timer free (Air780E has 64 in all, waits included).
   *
   * Source: script/corelib/sys.lua
   */
  function timerLoopStart<Args extends unknown[]>(
    callback: (this: void, ...args: Args) => void,
    periodMs: Milliseconds,
    ...args: Args
  ): TimerId | undefined;

  /**
   * The function behind `sys.timerStart` and `sys.timerLoopStart`.
   *
   * @param callback The function. It runs outside any task.
   * @param delayMs 1 to 126322567. Integer.
   * @param repeat How often to repeat: 0 calls once, n calls n + 1 times, -1 has no end.
   * @param args Its arguments.
   * @returns The timer, or `undefined` when it could not start.
   *
   * Source: script/corelib/sys.lua
   */
  function timerAdvStart<Args extends unknown[]>(
    callback: (this: void, ...args: Args) => void,
    delayMs: Milliseconds,
    repeat: number,
    ...args: Args
  ): TimerId | undefined;

  /**
   * Stops a timer. Does nothing when it is not running.
   *
   * @param timerId What `sys.timerStart` or `sys.timerLoopStart` returned.
   *
   * Source: script/corelib/sys.lua
   */
  function timerStop(timerId: TimerId): void;
  /**
   * Stops the timer that calls this function with these arguments. Does nothing when there is none.
   *
   * @param callback The function that was given to `sys.timerStart` or `sys.timerLoopStart`.
   * @param args The same arguments: without them, only a timer without arguments is stopped.
   *
   * Source: script/corelib/sys.lua
   */
  function timerStop<Args extends unknown[]>(callback: (this: void, ...args: Args) => void, ...args: Args): void;

  /**
   * Stops all timers that call this function, with any arguments.
   *
   * @param callback The function.
   *
   * Source: script/corelib/sys.lua
   */
  function timerStopAll(callback: (this: void, ...args: never[]) => void): void;

  /**
   * Whether a timer is running. The vendor's documentation says `true` or nil; the source returns the function.
   *
   * @param timerId What `sys.timerStart` or `sys.timerLoopStart` returned.
   * @returns The function of the timer, or `undefined` when it is not running. Test it as a condition.
   *
   * Source: script/corelib/sys.lua
   */
  function timerIsActive(timerId: TimerId): ((this: void, ...args: never[]) => void) | undefined;
  /**
   * Whether a timer that calls this function with these arguments is running. Also true for a timer that could not
   * start.
   *
   * @param callback The function.
   * @param args The same arguments.
   * @returns `true`, or `undefined` when there is none.
   *
   * Source: script/corelib/sys.lua
   */
  function timerIsActive<Args extends unknown[]>(
    callback: (this: void, ...args: Args) => void,
    ...args: Args
  ): true | undefined;

  // Named tasks and their messages

  /**
   * Starts a task that has a name and a queue of messages. `SysMessages` lists the names and the messages.
   *
   * Before 2025-06-09 this, `taskDel`, `waitMsg`, `sendMsg`, `cleanMsg` and `taskCB` are not in `sys` but in a library
   * of their own, `sysplus`.
   *
   * Call `sys.taskDel` before the task ends. Otherwise its queue is kept.
   *
   * @param task The body of the task.
   * @param taskName Its name. A second task of the same name takes over the queue.
   * @param onOther Called by `sys.waitMsg` with each message that it was not waiting for, inside the task. Default
   *   none: those messages are dropped.
   * @param args The arguments of `task`.
   * @returns The coroutine.
   *
   * Source: script/corelib/sys.lua
   */
  function taskInitEx<Name extends keyof SysMessages, Args extends unknown[]>(
    task: (this: void, ...args: Args) => void,
    taskName: Name,
    onOther?: (this: void, message: SysMessage<Name>) => void,
    ...args: Args
  ): LuaThread;

  /**
   * Forgets the name and the queue of a task. It does not stop the task.
   *
   * @param taskName The name.
   *
   * Source: script/corelib/sys.lua
   */
  function taskDel<Name extends keyof SysMessages>(taskName: Name): void;

  /**
   * Takes the next message of a kind from the queue of a named task, and waits until there is one. Messages of other
   * kinds before it in the queue go to the `onOther` of `sys.taskInitEx`, or are dropped.
   *
   * Only in that task. A message that arrives together with the timeout is lost. Before 2025-12-03 a message that is
   * not the first in the queue is found only when another one arrives. Before 2025-06-09: see `sys.taskInitEx`.
   *
   * @param taskName The name.
   * @param kind The kind: the first value of the message.
   * @param timeoutMs 1 to 126322567. Integer. Default, and 0: no limit.
   * @returns The message, as a list of its values. `undefined` when the time is over (the documentation says `false`).
   *   `false` when no task of this name was made by `sys.taskInitEx`.
   *
   * Source: script/corelib/sys.lua
   */
  function waitMsg<Name extends keyof SysMessages, const Kind extends SysMessage<Name>[0]>(
    taskName: Name,
    kind: Kind,
    timeoutMs?: Milliseconds,
  ): SysMessageOfKind<SysMessage<Name>, Kind> | undefined | false;
  /**
   * Takes the next message from the queue of a named task, and waits until there is one.
   *
   * Only in that task. A message that arrives together with the timeout is lost.
   *
   * @param taskName The name.
   * @param kind `undefined`, which is the default: a message of any kind.
   * @param timeoutMs 1 to 126322567. Integer. Default, and 0: no limit.
   * @returns The message, as a list of its values. `undefined` when the time is over (the documentation says `false`).
   *   `false` when no task of this name was made by `sys.taskInitEx`.
   *
   * Source: script/corelib/sys.lua
   */
  function waitMsg<Name extends keyof SysMessages>(
    taskName: Name,
    kind?: undefined,
    timeoutMs?: Milliseconds,
  ): SysMessage<Name> | undefined | false;

  /**
   * Puts a message into the queue of a named task. The queue has no limit.
   *
   * @param taskName The name.
   * @param message The kind and up to three values.
   * @returns Whether a task of this name was made by `sys.taskInitEx`.
   *
   * Source: script/corelib/sys.lua
   */
  function sendMsg<Name extends keyof SysMessages>(taskName: Name, ...message: SysMessage<Name>): boolean;

  /**
   * Empties the queue of a named task.
   *
   * @param taskName The name.
   * @returns Whether a task of this name was made by `sys.taskInitEx`.
   *
   * Source: script/corelib/sys.lua
   */
  function cleanMsg<Name extends keyof SysMessages>(taskName: Name): boolean;

  /**
   * Hands a message to the `onOther` of a named task. It logs an error when there is none. The vendor calls it
   * internal.
   *
   * @param taskName The name.
   * @param message The message, as a list of its values.
   *
   * Source: script/corelib/sys.lua
   */
  function taskCB<Name extends keyof SysMessages>(taskName: Name, message: SysMessage<Name>): void;

  // The scheduler itself

  /**
   * Runs the scheduler. **It must be the last statement of main.lua**: it does not return, except where the host
   * runs the scheduler itself (`_G.SYSP`).
   *
   * Source: script/corelib/sys.lua
   */
  function run(): void;

  /**
   * One turn of `sys.run`: delivers what was published, then waits for one message of the core and handles it.
   * For `sys.run` and for hosts that run the scheduler themselves.
   *
   * Source: script/corelib/sys.lua
   */
  function safeRun(): void;

  /**
   * `coroutine.resume` that treats an error as the scheduler does: log it, and let the VM exit after 500 ms, or as
   * `COROUTINE_ERROR_ROLL_BACK` and `COROUTINE_ERROR_RESTART` say. An error value that is not a string raises here.
   *
   * @param thread The coroutine.
   * @param args What it is resumed with.
   * @returns What `coroutine.resume` returned.
   *
   * Source: script/corelib/sys.lua
   */
  function coresume(
    thread: LuaThread,
    ...args: unknown[]
  ): LuaMultiReturn<[ok: true, ...results: unknown[]] | [ok: false, message: string]>;

  /**
   * Checks that a task is running.
   *
   * @returns The coroutine.
   * @throws Outside any task, with a trace in the message.
   *
   * Source: script/corelib/sys.lua
   */
  function check_task(): LuaThread;

  /**
   * The metatable of {@link SysPending}. For the core itself. Before 2025-06-09 in the library `sysplus`.
   *
   * Source: script/corelib/sys.lua
   */
  const cwaitMt: Readonly<Record<"wait" | "cb" | "__index", (this: void, ...args: never[]) => unknown>>;
}
