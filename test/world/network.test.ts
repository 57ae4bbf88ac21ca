import { describe, expect, it } from "vitest";
import { VirtualClock } from "../../host/world/clock.ts";
import type { Connection } from "../../host/world/network.ts";
import { VirtualNetwork, type VirtualPeer } from "../../host/world/virtual-network.ts";

/** The virtual path and its TCP, without a module. A segment carries 1340 bytes and 40 of headers. */

interface Wire {
  clock: VirtualClock;
  network: VirtualNetwork;
  connection: Connection;
  peer: VirtualPeer;
  /** What each end has heard, with the time since the connection was there: "server 1340 @30". */
  events: string[];
  /** Bytes that each end has read. */
  read: { server: number; module: number };
}

/** An open connection. What is set at the network before applies from the first packet. */
function connected(prepare: (network: VirtualNetwork) => void = () => {}): Wire {
  const clock = new VirtualClock();
  const network = new VirtualNetwork(clock);
  prepare(network);
  const events: string[] = [];
  const read = { server: 0, module: 0 };
  let zero = 0;
  let peer: VirtualPeer | undefined;
  const note = (what: string): void => void events.push(`${what} @${Math.round(clock.now() - zero)}`);
  network.serve("a", {
    accept: (end) => {
      peer = end;
      return {
        data: (bytes) => {
          read.server += bytes.length;
          note(`server ${bytes.length}`);
        },
        closed: () => note("server closed"),
      };
    },
  });
  const connection = network.connect(
    { host: "a", port: 80, tls: false },
    {
      connected: () => note("connected"),
      data: (bytes) => {
        read.module += bytes.length;
        note(`module ${bytes.length}`);
      },
      acknowledged: () => note("acknowledged"),
      ended: (reason) => note(`ended: ${reason}`),
    },
  );
  clock.runUntil(() => events.length > 0, 60000);
  events.length = 0;
  zero = clock.now();
  return { clock, network, connection, peer: peer as VirtualPeer, events, read };
}

describe("a path", () => {
  it("has a length: there, and back for the acknowledgement", () => {
    const { clock, network, connection, events } = connected();
    network.latencyMs = 100;
    connection.write(new Uint8Array(2000));
    clock.advance(1000);
    expect(events).toEqual(["server 1340 @100", "server 660 @100", "acknowledged @200"]);
  });

  it("has a rate for each direction", () => {
    const wire = connected((network) => Object.assign(network, { latencyMs: 0 }));
    Object.assign(wire.network, { upBytesPerSecond: 1380, downBytesPerSecond: 13800 });
    wire.connection.write(new Uint8Array(2 * 1340));
    wire.peer.write(new Uint8Array(10 * 1340));
    wire.clock.advance(950);
    expect(wire.read).toEqual({ server: 0, module: 9 * 1340 });
    wire.clock.advance(1100);
    expect(wire.read).toEqual({ server: 2 * 1340, module: 10 * 1340 });
  });

  it("has jitter that keeps the order", () => {
    const { clock, network, connection, events } = connected();
    network.jitterMs = 200;
    for (let length = 1; length <= 50; length++) {
      connection.write(new Uint8Array(length));
      clock.advance(10);
    }
    clock.advance(1000);
    const arrivals = events
      .filter((event) => event.startsWith("server"))
      .map((event) => event.split(/[ @]+/).map(Number));
    expect(arrivals.map(([, length]) => length)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    const delays = arrivals.map(([, length, at]) => (at as number) - 10 * ((length as number) - 1));
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(30);
    expect(Math.max(...delays)).toBeLessThanOrEqual(231);
    expect(new Set(delays).size).toBeGreaterThan(10);
  });

  it("stalls for a while and loses nothing", () => {
    const { clock, network, connection, events } = connected();
    connection.write(new Uint8Array(1));
    clock.advance(10);
    network.stall(5000);
    connection.write(new Uint8Array(2));
    clock.advance(6000);
    expect(events).toEqual(["server 1 @5010", "server 2 @5040", "acknowledged @5070"]);
  });

  it("that is silent for ten minutes makes TCP give up", () => {
    const { clock, network, connection, events } = connected();
    network.setSilent(true);
    connection.write(new Uint8Array(1));
    clock.advance(599999);
    expect(events).toEqual([]);
    clock.advance(1);
    expect(events).toEqual(["ended: timed out @600000"]);
  });
});

describe("TCP", () => {
  it("acknowledges at once, or later when the server does so and has nothing to say", () => {
    const { clock, network, connection, peer, events } = connected();
    network.delayedAckMs = 40;
    connection.write(new Uint8Array(100));
    clock.advance(1000);
    connection.write(new Uint8Array(100));
    clock.advance(40);
    peer.write(new Uint8Array(5));
    clock.advance(960);
    connection.write(new Uint8Array(2 * 1340));
    clock.advance(1000);
    expect(events).toEqual([
      "server 100 @30",
      "acknowledged @100",
      "server 100 @1030",
      // With what the server says.
      "acknowledged @1070",
      "module 5 @1070",
      // Each second segment.
      "server 1340 @2030",
      "server 1340 @2030",
      "acknowledged @2060",
    ]);
  });

  it("begins with ten segments and doubles, when it starts slowly", () => {
    const { clock, connection, read } = connected((network) => {
      network.slowStart = true;
    });
    connection.write(new Uint8Array(65000));
    const reached: number[] = [];
    for (let trip = 0; trip < 3; trip++) {
      clock.advance(60);
      reached.push(read.server);
    }
    expect(reached).toEqual([10 * 1340, 30 * 1340, 65000]);
  });

  it("keeps the end of what was written back until the rest is acknowledged, where Nagle rules", () => {
    const { clock, network, connection, events } = connected();
    network.nagle = true;
    connection.write(new Uint8Array(100));
    connection.write(new Uint8Array(1341));
    clock.advance(1000);
    expect(events).toEqual(["server 100 @30", "server 1340 @30", "server 1 @90", "acknowledged @120"]);
  });

  it("takes what a slow reader does not read until the window is full, and loses it when the connection dies", () => {
    const { clock, network, connection, peer, events, read } = connected();
    network.windowBytes = 10000;
    peer.setReadRate(1000);
    connection.write(new Uint8Array(9000));
    clock.advance(61);
    expect(events.filter((event) => !event.startsWith("server"))).toEqual(["acknowledged @60"]);
    connection.write(new Uint8Array(9000));
    clock.advance(2000);
    // It has read for two seconds; what is acknowledged beyond that is less than a window.
    expect(read.server).toBeGreaterThan(1900);
    expect(read.server).toBeLessThan(2200);
    expect(events.at(-1)).not.toMatch(/^acknowledged/);
    clock.advance(7000);
    expect(events.filter((event) => event.startsWith("acknowledged"))).toHaveLength(2);
    const before = read.server;
    peer.reset();
    clock.advance(60000);
    expect(read.server).toBe(before);
    expect(before).toBeLessThan(18000);
    expect(events.at(-1)).toMatch(/^ended: reset/);
  });

  it("goes on when a program that stood still reads again", () => {
    const { clock, network, connection, peer, read } = connected();
    network.windowBytes = 5000;
    peer.setReadRate(0);
    connection.write(new Uint8Array(50000));
    clock.advance(60000);
    expect(read.server).toBe(0);
    peer.setReadRate(Number.POSITIVE_INFINITY);
    clock.advance(60000);
    expect(read.server).toBe(50000);
  });

  it("brings what was written before a close, both ways", () => {
    const up = connected();
    up.connection.write(new Uint8Array(5000));
    up.connection.close();
    up.clock.advance(1000);
    expect(up.read.server).toBe(5000);
    expect(up.events.at(-1)).toBe("server closed @30");
    const down = connected();
    down.peer.write(new Uint8Array(5000));
    down.peer.close();
    down.clock.advance(1000);
    expect(down.read.module).toBe(5000);
    expect(down.events.at(-1)).toBe("ended: closed @30");
  });

  it("of a module that has lost its power says nothing to the server", () => {
    const { clock, network, connection, events } = connected();
    connection.drop();
    clock.advance(1000000);
    expect(events).toEqual([]);
    expect(network.connections).toBe(0);
  });
});
