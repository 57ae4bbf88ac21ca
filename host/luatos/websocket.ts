import { checkString, optionalInteger } from "./arguments";
import { board } from "./board";
import { callFirmware, fail, systemFunction, systemFunctions } from "./boundary";
import { bufferState } from "./memory";
import { message } from "./messages";
import { handleMessage } from "./rtos";
import { simulatedModule } from "./simulated";

interface ClientState {
  id: number;
  userdata: object;
  callback?: ((this: void, ...args: unknown[]) => void) | undefined;
}

const states = new LuaTable<object, ClientState>();
setmetatable(states as object, { __mode: "k" });
/** The core keeps an object alive until it is closed. */
const alive = new LuaTable<number, ClientState>();

/** The core keeps its client in the Lua heap, with room for the largest frame that it receives. */
const clientBytes = board.websocketMostBytes() + 576;
const mostHeaderBytes = 1023;
/** The limit of a header in a table: name and value together. */
const mostFieldBytes = 256;
const encoded = "[*%-%._ ]";

handleMessage(message.websocket, (id, event, data, fin, opcode) => {
  const state = alive.get(id as number);
  if (state === undefined) {
    return;
  }
  if (event === "release") {
    alive.delete(state.id);
    return;
  }
  if (state.callback === undefined) {
    return;
  }
  if (event === "recv") {
    callFirmware(state.callback, state.userdata, event, data, fin, opcode);
  } else if (event === "error") {
    callFirmware(state.callback, state.userdata, event, data, 0);
  } else {
    callFirmware(state.callback, state.userdata, event);
  }
  if (event === "conack") {
    callFirmware(sys_pub, "WEBSOCKET_CONNACK", state.userdata);
  }
});

function stateOf(value: unknown): ClientState {
  const state = type(value) === "userdata" ? states.get(value as object) : undefined;
  if (state === undefined) {
    fail("not a websocket client");
  }
  return state;
}

function create(adapter: unknown, url: unknown, keepalive: unknown): object | undefined {
  optionalInteger(adapter, undefined, 1, "create");
  const seconds =
    math.type(keepalive as number) === "integer" && (keepalive as number) > 0 ? (keepalive as number) : 60;
  const userdata = newClient();
  const state: ClientState = { id: board.websocketCreate(checkString(url, 2, "create"), seconds), userdata };
  states.set(userdata, state);
  alive.set(state.id, state);
  debug.setmetatable(userdata, metatable);
  return userdata;
}

/** As Lua does when memory is short, it collects garbage and tries once more. */
function newClient(): object {
  let userdata = board.newUserdata(clientBytes);
  if (userdata === undefined) {
    collectgarbage();
    userdata = board.newUserdata(clientBytes);
  }
  return userdata ?? fail("not enough memory");
}

/** In a table, header values are percent-encoded as by the core. A string is sent as written. */
function headers(self: unknown, wanted: unknown): true | undefined {
  const state = stateOf(self);
  const lines = type(wanted) === "table" ? headerLines(wanted as Record<string, string>) : textOf(wanted);
  if (lines === undefined || lines.length > mostHeaderBytes) {
    return undefined;
  }
  board.websocketHeaders(state.id, lines);
  return true;
}

function headerLines(wanted: Record<string, string>): string | undefined {
  let lines = "";
  for (const [key, value] of pairs(wanted)) {
    const name = tostring(key);
    const text = tostring(value);
    // The core reserves room for a value in which every second byte is encoded.
    const room = mostHeaderBytes + 1 - lines.length - name.length - 1;
    if (name === "" || text === "" || name.length + text.length > mostFieldBytes || room < 2 * text.length) {
      return undefined;
    }
    const [safe] = string.gsub(text, encoded, (character: string) => string.format("%%%02X", string.byte(character)));
    lines += `${name}:${safe}\r\n`;
  }
  return lines;
}

/** A string, or a number converted to one. */
function textOf(value: unknown): string | undefined {
  return type(value) === "string" || type(value) === "number" ? tostring(value) : undefined;
}

function send(self: unknown, data: unknown, binary: unknown): boolean | undefined {
  const state = stateOf(self);
  const asBinary = binary === 1;
  const buffer = bufferState(data);
  if (buffer !== undefined) {
    return board.websocketSendFrom(state.id, buffer.block, buffer.used, asBinary);
  }
  if (type(data) !== "string" && type(data) !== "number") {
    return undefined;
  }
  return board.websocketSend(state.id, tostring(data), asBinary);
}

const methods = systemFunctions({
  on: (self: unknown, callback: unknown) => {
    stateOf(self).callback = type(callback) === "function" ? (callback as never) : undefined;
  },
  connect: (self: unknown) => board.websocketConnect(stateOf(self).id),
  autoreconn: (self: unknown, on: unknown, ms: unknown) => {
    const interval = optionalInteger(ms, 3000, 3, "autoreconn");
    board.websocketAutoReconnect(stateOf(self).id, on !== undefined && on !== false, interval);
  },
  send: send as never,
  ready: (self: unknown) => board.websocketReady(stateOf(self).id),
  headers,
  debug: () => {},
  close: (self: unknown) => {
    const state = stateOf(self);
    state.callback = undefined;
    board.websocketClose(state.id);
  },
});

const metatable = {
  __name: "WS*",
  __index: systemFunction((_: unknown, key: unknown) => (methods as Record<string, unknown>)[key as string]),
};

/** The module `websocket`. Its client is on the board, at byte level; this is the binding. */
export const websocketModule = simulatedModule<typeof websocket>()("websocket", {
  create: create as never,
  ...methods,
});
