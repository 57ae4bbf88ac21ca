/** The functions that the board offers to the simulated LuatOS. host/board implements them. Strings are bytes. */
/** @noSelf */
interface BoardFunctions {
  /**
   * A full userdata. `bytes`: what the core keeps in it, in the Lua heap. Undefined when there is no room for that many.
   * Default: 0.
   */
  newUserdata(): object;
  newUserdata(bytes: number): object | undefined;
  /** Starts a section of the simulator: what it does is not the firmware's. See host/engine/engine.ts. */
  enterSystem(): void;
  /**
   * Charges the firmware for work that is Lua of its own on a device: instructions, and bytes claimed from the heap.
   */
  charge(instructions: number, allocatedBytes: number): void;
  /** Whether our claims from the heap count as the firmware's from now on. */
  account(on: boolean): void;
  /** Wraps a function so that the firmware may call it: it runs as the simulator. Use it through boundary.ts. */
  systemFunction<Action>(action: Action): Action;
  /** The same for a function whose answer is mostly a look at the board: see boundary.ts. */
  lookingFunction<Action>(look: unknown, action: Action): Action;
  /** Calls a function of the firmware, as the firmware. */
  callFirmware(action: (this: void, ...args: never[]) => unknown, ...args: unknown[]): unknown;
  /** The same without arguments, after a charge. */
  dispatch(instructions: number, action: (this: void) => unknown): unknown;
  /** Runs the firmware's main function, which only its own frame holds. `trace` formats an error. */
  startFirmware(
    find: (this: void) => (this: void) => void,
    trace: (this: void, value: unknown) => string,
  ): LuaMultiReturn<[ok: boolean, problem?: unknown]>;
  /** Keeps the text of a script for `loadScript`. On a module it lies in flash, so it must not take heap. */
  keepScript(text: string): void;
  /**
   * Loads the kept text as the module does, from flash. When it does not parse, returns nothing and the parser's message.
   */
  loadScript(chunkName: string): LuaMultiReturn<[chunk?: (this: void) => unknown, problem?: string]>;
  /** From now on the heap is charged to the script. */
  markBaseline(): void;

  /** From now on the heap has the size that is set for this run. */
  limitHeap(): void;
  /**
   * Returns the next message, if it comes before anything that needs the VM to stand still. For a timer that fires: its
   * number and how many firings are to come. For any other message: true, and `message` returns it. Otherwise, and
   * always outside the main coroutine, returns nothing: then yield for the message.
   */
  nextMessage(): LuaMultiReturn<[timer: number, left: number] | [isThere?: true]>;
  message(): LuaMultiReturn<[kind: number, ...args: unknown[]]>;
  /** The script has ended: by itself, or with an error and its trace. */
  ended(ok: boolean, problem: string): void;
  /** One line of the module's log. */
  print(line: string): void;
  /** A function literal at this position was created again, where Lua 5.3 would have reused the first one. */
  madeAnew(place: string): void;
  /** A float in [0, 1). Equal seeds give equal runs. */
  random(): number;
  /** Restarts the module as soon as Lua waits. */
  reboot(): void;
  /** The script has called `os.exit`. On a PC that ends the program. */
  exit(code: number): void;
  address(): string;

  model(): string;
  /** The type of the chip: "EC618". */
  chip(): string;
  /** The result of `rtos.bsp`. */
  bsp(): string;
  /** The compile date of the core, as the C compiler formats it. */
  buildDate(): string;
  /** Whether this core has a change of host/board/changes.ts. */
  has(change: import("../board/changes").ChangeName): boolean;
  /** Names that types/ declares and this core does not have yet: "socket.dft". */
  missingNames(): LuaMultiReturn<string[]>;
  /** Names that this core has and newer ones lack. */
  oldNames(): LuaMultiReturn<string[]>;
  /** Whether the core of this model has a module. */
  hasModule(name: string): boolean;
  /** The names of the modules of this core. */
  moduleNames(): LuaMultiReturn<string[]>;
  /** The reason of this boot, by the numbers of `pm.lastReson`. */
  resetReason(): number;
  luaHeapBytes(): number;
  /** The script's use of the Lua heap, and its peak. 0 on an engine without heap figures. */
  luaHeapUsed(): LuaMultiReturn<[used: number, peak: number]>;
  /** Memory outside the Lua heap. zbuffs store their bytes there. */
  systemMemory(): LuaMultiReturn<[total: number, used: number, peak: number]>;

  /** Returns false when too many timers run already. */
  timerStart(id: number, ms: number, repeat: number): boolean;
  timerStop(id: number): void;

  /** Claims memory outside the Lua heap, as a first or second try. Returns nothing when there is none. */
  alloc(size: number, isSecondTry: boolean): number | undefined;
  free(block: number): void;
  resize(block: number, size: number): boolean;
  get(block: number, at: number): number;
  put(block: number, at: number, bytes: string): void;
  slice(block: number, at: number, count: number): string;
  copy(target: number, at: number, source: number, from: number, count: number): void;
  fill(block: number, at: number, value: number, count: number): void;

  fileExists(path: string): boolean;
  /** 0 for a missing file. */
  fileSize(path: string): number;
  fileRead(path: string, at: number, count: number): string;
  /** Creates or empties a file for a C mode without its "b". Returns whether it can be opened in that mode. */
  fileOpen(path: string, mode: string): boolean;
  fileWrite(path: string, at: number, bytes: string): boolean;
  /** Functions that change files and folders return 0, or a negative error of the file system. */
  fileRemove(path: string): number;
  fileRename(path: string, newPath: string): number;
  folderMake(path: string): number;
  folderRemove(path: string): number;
  folderExists(path: string): boolean;
  /** The entry at a position after the first wanted one, in the order of names. Nothing after the last. */
  folderEntry(
    path: string,
    from: number,
    place: number,
  ): LuaMultiReturn<[name?: string, isFolder?: boolean, sizeBytes?: number]>;
  /** Removes all files and folders of a file system. */
  fileSystemClear(mountPoint: string): number;
  fileSystemStatus(
    path: string,
  ): LuaMultiReturn<[blocks: number, usedBlocks: number, blockBytes: number, type: string]>;
  /** The file system that was mounted as the n-th, from 0 on. Nothing after the last. */
  fileSystem(place: number): LuaMultiReturn<[mountPoint?: string, kind?: string]>;

  /** Reads a number of a kind such as "U16" from memory, as a 32-bit Lua number. */
  readNumber(block: number, at: number, kind: string, littleEndian: boolean): number;
  /** Little-endian. */
  writeNumber(block: number, at: number, kind: string, value: number): void;
  /** Decodes the number in the bytes of a string. */
  decodeNumber(bytes: string, kind: string, littleEndian: boolean): number;
  encodeNumber(kind: string, value: number, littleEndian: boolean): string;
  readPixel(block: number, bits: number, point: number): number;
  writePixel(block: number, bits: number, point: number, color: number): void;
  /** The position of the first difference, or -1. */
  equalBytes(block: number, at: number, other: number, otherAt: number, count: number): number;
  /** Formats a float by one conversion, such as "%08.3f", as the core's printf does. */
  formatNumber(specification: string, value: number): string;
  /** Formats a float as the core's printf does. */
  formatFloat(kind: "f" | "g", precision: number, value: number): string;

  /** Makes a text of Lua 5.3 valid in Lua 5.4, which needs a space between a number and a name: `1==1then`. */
  withNumberEnds(text: string): string;
  toHex(bytes: string, separator: string): string;
  fromHex(digits: string): string;
  toBase64(bytes: string): string;
  fromBase64(digits: string): string;
  toBase32(bytes: string): string;
  /** Nothing when the text is not Base32. */
  fromBase32(digits: string): string | undefined;
  urlEncode(bytes: string, plusForSpace: number, kept: string): string;

  /** In capitals. Nothing for an unknown digest. An empty key makes a plain digest. */
  digest(name: string, data: string, key: string): string | undefined;
  digestStart(name: string, key: string): number | undefined;
  digestUpdate(stream: number, data: string): void;
  digestFinish(stream: number): string | undefined;
  cipher(
    encrypt: boolean,
    name: string,
    padding: string,
    data: string,
    key: string,
    iv: string,
  ): LuaMultiReturn<[data?: string, tag?: string]>;
  cipherNames(): LuaMultiReturn<string[]>;
  crc7(data: string, poly: number, start: number): number;
  crc8(data: string, poly: number, start: number, reflected: boolean): number;
  crc16Method(name: string): LuaMultiReturn<[poly: number, start: number, end: number, reflected: boolean]>;
  crc16(data: string, poly: number, start: number, end: number, reflectIn: boolean, reflectOut: boolean): number;
  crc32(data: string, start: number, poly: number, end: number): number;
  randomBytes(count: number): string;
  totp(secret: string, time: number): number | undefined;

  storeSet(name: string, value: string): boolean;
  storeGet(name: string): string | undefined;
  storeDelete(name: string): void;
  storeClear(): void;
  /** The name at a position, in the order of names. */
  storeName(place: number): string | undefined;
  storeStatus(): LuaMultiReturn<[usedBytes: number, totalBytes: number, count: number]>;

  /** How many pins there are. */
  pinCount(): number;
  /** The number of a named pin, such as WAKEUP0. */
  pinNamed(name: string): number | undefined;
  /** Mode 0 is an input, 1 an output, 2 an interrupt with its trigger. */
  pinSetup(pin: number, mode: number, trigger: number, pulled: number): void;
  /** Delays this pin's interrupts until the level has stayed for this long. 0: at once. */
  pinDebounce(pin: number, ms: number): void;
  pinClose(pin: number): void;
  pinSet(pin: number, level: number): void;
  pinGet(pin: number): 0 | 1;

  hasAddress(): boolean;
  flightMode(): boolean;
  setFlightMode(on: boolean): void;
  restartRadio(): void;

  /** Milliseconds since this boot, in 32 bits: they wrap. */
  ticks(): number;
  uptimeSeconds(): number;
  /** The time since this boot, in units of 1 / `unitsPerSecond` seconds: millions of units, and the remainder. */
  uptimeParts(unitsPerSecond: number): LuaMultiReturn<[millions: number, rest: number]>;
  /** The 64-bit counter as 8 bytes, least significant first, and its ticks per microsecond. */
  counter(): LuaMultiReturn<[bytes: string, ticksPerUs: number]>;
  counterDifference(
    later: string,
    earlier: string,
    reference: number,
  ): LuaMultiReturn<[reached: boolean, difference: number]>;
  /** Seconds since 1970 by the module's clock. */
  unixTime(): number;
  setUnixTime(time: number): void;
  /** Quarters of an hour east of UTC. */
  timezone(): number;
  setTimezone(timezone: number): void;
  /** Converts a time to a UTC date. Sunday is 0, the 1st of January is 1. */
  dateFields(
    time: number,
  ): LuaMultiReturn<
    [
      year: number,
      month: number,
      day: number,
      hour: number,
      minute: number,
      second: number,
      weekDay: number,
      yearDay: number,
    ]
  >;
  dateTime(year: number, month: number, day: number, hour: number, minute: number, second: number): number;

  errorDumpEnable(on: boolean): void;
  errorDumpRecord(log: number, text: string): void;
  errorDumpRead(log: number): string;
  errorDumpErase(log: number): void;

  /** The numbers as in `uart.setup`. A negative pin means none. */
  uartSetup(
    id: number,
    baudRate: number,
    dataBits: number,
    stopBits: number,
    parity: number,
    bufferBytes: number,
    rs485Pin: number,
    rs485ReceiveLevel: number,
    rs485TurnaroundUs: number,
    errorDrop: number,
  ): number;
  uartExists(id: number): boolean;
  /** For `lookingFunction`: answers as `uartSize` if the port exists. */
  uartLook: unknown;
  uartSize(id: number): number;
  uartRead(id: number, most: number): string;
  uartReadInto(id: number, most: number, block: number, at: number): number;
  uartWrite(id: number, bytes: string): number;
  uartWriteFrom(id: number, block: number, at: number, count: number): number;
  uartClear(id: number): void;
  /** A notification of received bytes has reached the script. */
  uartDelivered(id: number): void;
  uartClose(id: number): void;

  /** The largest payload of a frame that the core receives. */
  websocketMostBytes(): number;
  websocketCreate(url: string, keepaliveSeconds: number): number;
  websocketHeaders(id: number, lines: string): void;
  websocketAutoReconnect(id: number, on: boolean, ms: number): void;
  websocketConnect(id: number): boolean;
  websocketSend(id: number, bytes: string, binary: boolean): boolean;
  websocketSendFrom(id: number, block: number, count: number, binary: boolean): boolean;
  websocketReady(id: number): boolean;
  websocketClose(id: number): void;

  /** Keeps the processor busy for this long. */
  busyWait(ms: number): void;
  watchdogStart(ms: number): void;
  watchdogFeed(): void;
  watchdogStop(): void;
}

declare const __host: BoardFunctions;
