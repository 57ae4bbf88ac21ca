/** What the board offers to the simulated LuatOS: host/board implements it. Strings are bytes. */
/** @noSelf */
interface BoardFunctions {
  /** An empty full userdata. */
  newUserdata(): object;

  /** Text of a file of the script folder, or nothing. */
  readScript(name: string): string | undefined;
  /** The script has ended: by itself, or with an error and its trace. */
  ended(ok: boolean, problem: string): void;
  /** One line of the device's log. */
  print(line: string): void;
  model(): string;
  chip(): string;
  /** The day on which the core was compiled, as the C compiler writes it. */
  buildDate(): string;
  /** Milliseconds since this boot. */
  uptimeMs(): number;
  /** Seconds since 1970, as the module's clock has them. */
  unixTime(): number;
  /** A float in [0, 1). Equal seeds give equal runs. */
  random(): number;
  /** Restarts the module as soon as Lua waits. */
  reboot(): void;
  /** The script wants to end. On a PC that ends the program. */
  exit(code: number): void;
  hasAddress(): boolean;
  address(): string;

  timerStart(id: number, ms: number, repeat: number): void;
  timerStop(id: number): void;

  /** Claims memory outside the Lua heap. Nothing when there is none. */
  alloc(size: number): number | undefined;
  free(block: number): void;
  resize(block: number, size: number): boolean;
  get(block: number, at: number): number;
  put(block: number, at: number, bytes: string): void;
  slice(block: number, at: number, count: number): string;
  copy(target: number, at: number, source: number, from: number, count: number): void;
  fill(block: number, at: number, value: number, count: number): void;

  uartSetup(id: number, baudRate: number, bitsPerByte: number, bufferBytes: number): number;
  uartExists(id: number): boolean;
  uartSize(id: number): number;
  uartRead(id: number, most: number): string;
  uartReadInto(id: number, most: number, block: number, at: number): number;
  uartWrite(id: number, bytes: string): number;
  uartWriteFrom(id: number, block: number, at: number, count: number): number;
  uartClose(id: number): void;

  websocketCreate(url: string, keepaliveSeconds: number): number;
  websocketHeaders(id: number, lines: string): void;
  websocketAutoReconnect(id: number, on: boolean, ms: number): void;
  websocketConnect(id: number): boolean;
  websocketSend(id: number, bytes: string, binary: boolean): boolean;
  websocketSendFrom(id: number, block: number, count: number, binary: boolean): boolean;
  websocketReady(id: number): boolean;
  websocketClose(id: number): void;

  watchdogStart(ms: number): void;
  watchdogFeed(): void;
  watchdogStop(): void;
}

declare const __host: BoardFunctions;
