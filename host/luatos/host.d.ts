/** What the board offers to the simulated LuatOS: host/board implements it. Strings are bytes. */
/** @noSelf */
interface BoardFunctions {
  /** An empty full userdata. */
  newUserdata(): object;
  /** The simulator runs from here on: what it does is not the firmware's. host/engine/engine.ts says more. */
  enterSystem(): void;
  /** Charges the firmware for what is Lua of its own on a device: instructions, and bytes claimed of the heap. */
  charge(instructions: number, allocatedBytes: number): void;
  /** Whether what we claim of the heap counts as claimed by the firmware, from here on. */
  account(on: boolean): void;
  /** Makes a function that the firmware may call: it runs as the simulator. boundary.ts is the way to it. */
  systemFunction<Action>(action: Action): Action;
  /** The same for what a look at the board mostly answers: see boundary.ts. */
  lookingFunction<Action>(look: unknown, action: Action): Action;
  /** Calls a function of the firmware's, as the firmware. */
  callFirmware(action: (this: void, ...args: never[]) => unknown, ...args: unknown[]): unknown;
  /** The same without arguments, charged first. */
  dispatch(instructions: number, action: (this: void) => unknown): unknown;
  /** Runs the firmware's main function, which only its own frame holds; `trace` makes the text of an error. */
  startFirmware(
    find: (this: void) => (this: void) => void,
    trace: (this: void, value: unknown) => string,
  ): LuaMultiReturn<[ok: boolean, problem?: unknown]>;
  /** Loads the text of a script as the module does, from flash. Gives nothing and the parser's message when it does not parse. */
  loadScript(text: string, chunkName: string): LuaMultiReturn<[chunk?: (this: void) => unknown, problem?: string]>;
  /** From here on the script is charged for the heap. */
  markBaseline(): void;

  /** From here on the heap has the size that the run was given. */
  limitHeap(): void;
  /**
   * The next message, when it comes before anything that needs the VM to stand still: of a timer that fires its number and
   * how many firings are to come, of any other true, and `message` has it. Else nothing, and never anything to a coroutine
   * that is not the main one: then yield for it.
   */
  nextMessage(): LuaMultiReturn<[timer: number, left: number] | [isThere?: true]>;
  message(): LuaMultiReturn<[kind: number, ...args: unknown[]]>;
  /** The script has ended: by itself, or with an error and its trace. */
  ended(ok: boolean, problem: string): void;
  /** One line of the device's log. */
  print(line: string): void;
  /** A function literal at this place was made once more, where Lua 5.3 would have kept the first. */
  madeAnew(place: string): void;
  /** A float in [0, 1). Equal seeds give equal runs. */
  random(): number;
  /** Restarts the module as soon as Lua waits. */
  reboot(): void;
  /** The script wants to end. On a PC that ends the program. */
  exit(code: number): void;
  address(): string;

  model(): string;
  /** The type of the chip: "EC618". */
  chip(): string;
  /** What `rtos.bsp` answers. */
  bsp(): string;
  /** The day on which the core was compiled, as the C compiler writes it. */
  buildDate(): string;
  /** Whether this core is as a change of host/board/changes.ts made it. */
  has(change: import("../board/changes").ChangeName): boolean;
  /** Names that types/ declares and this core has not yet: "socket.dft". */
  missingNames(): LuaMultiReturn<string[]>;
  /** Names that this core has and newer ones have not. */
  oldNames(): LuaMultiReturn<string[]>;
  /** Whether the firmware of this model has a module. */
  hasModule(name: string): boolean;
  /** The names of the modules that it has. */
  moduleNames(): LuaMultiReturn<string[]>;
  /** The reason of this boot, as `pm.lastReson` numbers it. */
  resetReason(): number;
  luaHeapBytes(): number;
  /** What the script holds of the Lua heap, and the most that it held. 0 on an engine without figures. */
  luaHeapUsed(): LuaMultiReturn<[used: number, peak: number]>;
  /** Memory beside the Lua heap: zbuffs have their bytes there. */
  systemMemory(): LuaMultiReturn<[total: number, used: number, peak: number]>;

  /** Returns false when too many run already. */
  timerStart(id: number, ms: number, repeat: number): boolean;
  timerStop(id: number): void;

  /** Claims memory outside the Lua heap, for the first time or once more. Nothing when there is none. */
  alloc(size: number, isSecondTry: boolean): number | undefined;
  free(block: number): void;
  resize(block: number, size: number): boolean;
  get(block: number, at: number): number;
  put(block: number, at: number, bytes: string): void;
  slice(block: number, at: number, count: number): string;
  copy(target: number, at: number, source: number, from: number, count: number): void;
  fill(block: number, at: number, value: number, count: number): void;

  fileExists(path: string): boolean;
  /** 0 for a file that is not there. */
  fileSize(path: string): number;
  fileRead(path: string, at: number, count: number): string;
  /** Makes or empties a file for a mode of C, without its "b". Returns whether it can be opened so. */
  fileOpen(path: string, mode: string): boolean;
  fileWrite(path: string, at: number, bytes: string): boolean;
  /** What changes files and folders gives 0, or an error of the file system, below 0. */
  fileRemove(path: string): number;
  fileRename(path: string, newPath: string): number;
  folderMake(path: string): number;
  folderRemove(path: string): number;
  folderExists(path: string): boolean;
  /**
   * What lies in a folder at a place behind the first that is wanted, in the order of the names. Nothing behind the
   * last.
   */
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
  /** The file system that was mounted as the n-th, from 0 on. Nothing behind the last. */
  fileSystem(place: number): LuaMultiReturn<[mountPoint?: string, kind?: string]>;

  /** A number of memory as Lua has it: 32 bits, a kind such as "U16". */
  readNumber(block: number, at: number, kind: string, littleEndian: boolean): number;
  /** Little-endian. */
  writeNumber(block: number, at: number, kind: string, value: number): void;
  /** The number in the bytes of a string. */
  decodeNumber(bytes: string, kind: string, littleEndian: boolean): number;
  encodeNumber(kind: string, value: number, littleEndian: boolean): string;
  readPixel(block: number, bits: number, point: number): number;
  writePixel(block: number, bits: number, point: number, color: number): void;
  /** The place of the first difference, -1 when there is none. */
  equalBytes(block: number, at: number, other: number, otherAt: number, count: number): number;
  /** One conversion of a float, such as "%08.3f", as the firmware's printf does it. */
  formatNumber(specification: string, value: number): string;
  /** As the firmware's printf does it. */
  formatFloat(kind: "f" | "g", precision: number, value: number): string;

  /** A text of Lua 5.3 as Lua 5.4 takes it, which wants a space between a number and a name: `1==1then`. */
  withNumberEnds(text: string): string;
  toHex(bytes: string, separator: string): string;
  fromHex(digits: string): string;
  toBase64(bytes: string): string;
  fromBase64(digits: string): string;
  toBase32(bytes: string): string;
  /** Nothing where the text is not Base32. */
  fromBase32(digits: string): string | undefined;
  urlEncode(bytes: string, plusForSpace: number, kept: string): string;

  /** In capitals. Nothing for a digest that is not there; an empty key makes a plain digest. */
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
  /** The name at a place, in the order of the names. */
  storeName(place: number): string | undefined;
  storeStatus(): LuaMultiReturn<[usedBytes: number, totalBytes: number, count: number]>;

  /** How many pins there are. */
  pinCount(): number;
  /** The number of a pin that has a name, such as WAKEUP0. */
  pinNamed(name: string): number | undefined;
  /** Mode 0 is an input, 1 an output, 2 an interrupt with its trigger. */
  pinSetup(pin: number, mode: number, trigger: number): void;
  /** An interrupt of this pin comes when its level has stayed for so long. 0: at once. */
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
  /** The time since this boot in units of so many per second: millions of them, and the rest. */
  uptimeParts(unitsPerSecond: number): LuaMultiReturn<[millions: number, rest: number]>;
  /** The 64-bit counter as 8 bytes, least significant first, and its ticks per microsecond. */
  counter(): LuaMultiReturn<[bytes: string, ticksPerUs: number]>;
  counterDifference(
    later: string,
    earlier: string,
    reference: number,
  ): LuaMultiReturn<[reached: boolean, difference: number]>;
  /** Seconds since 1970, as the module's clock has them. */
  unixTime(): number;
  setUnixTime(time: number): void;
  /** Quarters of an hour east of UTC. */
  timezone(): number;
  setTimezone(timezone: number): void;
  /** A time as a UTC date; Sunday is 0, the 1st of January is 1. */
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

  /** The numbers as `uart.setup` takes them; a pin below 0 is none. */
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
  /** For `lookingFunction`: what `uartSize` answers, where the port is there. */
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

  websocketCreate(url: string, keepaliveSeconds: number): number;
  websocketHeaders(id: number, lines: string): void;
  websocketAutoReconnect(id: number, on: boolean, ms: number): void;
  websocketConnect(id: number): boolean;
  websocketSend(id: number, bytes: string, binary: boolean): boolean;
  websocketSendFrom(id: number, block: number, count: number, binary: boolean): boolean;
  websocketReady(id: number): boolean;
  websocketClose(id: number): void;

  /** The processor does nothing else for so long. */
  busyWait(ms: number): void;
  watchdogStart(ms: number): void;
  watchdogFeed(): void;
  watchdogStop(): void;
}

declare const __host: BoardFunctions;
