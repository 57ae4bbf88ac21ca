import type { LuaValue } from "../engine/engine.ts";
import { message } from "../luatos/messages.ts";
import type { ClientEvent } from "./websocket-client.ts";

/** A message that publishes a topic of sys. */
export function publication(...args: (string | number | boolean)[]): LuaValue[] {
  return [message.publish, ...args.map((each) => (typeof each === "string" ? Buffer.from(each) : each))];
}

/** A message that calls back a WebSocket client. */
export function clientMessage(id: number, event: ClientEvent): LuaValue[] {
  const kind = Buffer.from(event.kind);
  switch (event.kind) {
    case "recv":
      return [message.websocket, id, kind, event.payload, event.fin, event.opcode];
    case "error":
      return [message.websocket, id, kind, Buffer.from(event.what)];
    default:
      return [message.websocket, id, kind];
  }
}
