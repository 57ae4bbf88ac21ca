import type { HostFunction, LuaValue } from "../engine/engine.ts";
import type { Clock } from "../world/clock.ts";
import type { Network } from "../world/network.ts";
import type { ChangeName } from "./changes.ts";
import { type FirmwareEra, hasChange } from "./eras.ts";
import { bytes, number, text } from "./lua-values.ts";
import type { Memory } from "./memory.ts";
import { type ClientEvent, type ClientFaults, mostPayloadBytes, WebSocketClient } from "./websocket-client.ts";

/** What the clients need from their module. */
export interface WebSocketSurroundings {
  era: FirmwareEra;
  clock: Clock;
  network: Network;
  chance: () => number;
  memory: () => Memory;
  /** Replaces the URL that a script asks for. */
  mapUrl: (url: string) => string;
  /** An event of the client with this number, for Lua. */
  event(id: number, event: ClientEvent): void;
}

/** The WebSocket clients of a module, and the functions of `websocket`. */
export class WebSockets {
  /** The faults of all clients. */
  readonly faults: ClientFaults = {
    sentIsUnreliable: true,
    doubleDisconnectChance: 0.5,
    failedAllocations: 0,
    failedTransmits: 0,
  };
  private readonly clients = new Map<number, WebSocketClient>();
  private nextClient = 1;

  constructor(private readonly surroundings: WebSocketSurroundings) {}

  /** A reboot or a loss of power: no event, no close frame. */
  abandonAll(): void {
    for (const client of this.clients.values()) {
      client.abandon();
    }
    this.clients.clear();
  }

  /**
   * Whether a look at free memory shows none, because the next sends must find no memory. Only on a core whose `send`
   * does not report that; the look then counts as a send.
   */
  looksShort(): boolean {
    const { faults } = this;
    if (faults.failedAllocations === 0 || hasChange("sendTellsTruth", this.surroundings.era)) {
      return false;
    }
    faults.failedAllocations--;
    return true;
  }

  functions(): Record<string, HostFunction> {
    const client = (id: LuaValue): WebSocketClient | undefined => this.clients.get(number(id));
    return {
      websocketMostBytes: () => mostPayloadBytes(this.has),
      websocketCreate: (url, keepalive) => this.create(text(url), number(keepalive)),
      websocketHeaders: (id, lines) => client(id)?.setHeaders(Buffer.from(bytes(lines)).toString("latin1")),
      websocketAutoReconnect: (id, on, ms) => client(id)?.setAutoReconnect(on === true, number(ms)),
      websocketConnect: (id) => client(id)?.connect() ?? false,
      websocketSend: (id, data, binary) => client(id)?.send(bytes(data), binary === true) ?? false,
      websocketSendFrom: (id, block, count, binary) =>
        client(id)?.send(this.surroundings.memory().slice(number(block), 0, number(count)), binary === true) ?? false,
      websocketReady: (id) => client(id)?.isReady() ?? false,
      websocketClose: (id) => {
        client(id)?.close();
        this.clients.delete(number(id));
      },
    };
  }

  private readonly has = (change: ChangeName): boolean => hasChange(change, this.surroundings.era);

  private create(url: string, keepaliveSeconds: number): number {
    const { clock, network, chance, mapUrl, event } = this.surroundings;
    const id = this.nextClient++;
    const settings = {
      url: Buffer.from(mapUrl(url)).toString("latin1"),
      keepaliveSeconds,
      has: this.has,
      network,
      clock,
      chance,
      faults: this.faults,
      freeBytes: () => this.surroundings.memory().freeBytes,
    };
    this.clients.set(id, new WebSocketClient(settings, (what) => event(id, what)));
    return id;
  }
}
