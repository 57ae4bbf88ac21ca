import { describe, expect, it } from "vitest";
import { VirtualClock } from "../../host/world/clock.ts";
import type { ConnectionEvents } from "../../host/world/network.ts";
import { VirtualNetwork } from "../../host/world/virtual-network.ts";
import { onlineGateway, stateOf, textsOf } from "../helpers/gateway.ts";

/** What the scenarios of this folder rely on: the virtual path and the virtual server. */

const target = { host: "a", port: 80, tls: false };

/** A path with a listener that writes down what reaches it. */
function plainPath() {
  const clock = new VirtualClock();
  const network = new VirtualNetwork(clock);
  const heard: string[] = [];
  network.serve("a", {
    accept: () => ({
      data: (bytes) => void heard.push(Buffer.from(bytes).toString()),
      closed: () => void heard.push("closed"),
    }),
  });
  const note = (what: string) => () => void heard.push(what);
  const events: ConnectionEvents = {
    connected: note("connected"),
    data: note("data"),
    acknowledged: note("acknowledged"),
    ended: note("ended"),
  };
  return { clock, network, heard, connection: network.connect(target, events) };
}

describe("the virtual path keeps the order of a connection", () => {
  it("when a silence ends while something is under way", () => {
    const { clock, network, heard, connection } = plainPath();
    clock.advance(100);
    network.setSilent(true);
    connection.write(Buffer.from("first"));
    clock.advance(90);
    connection.write(Buffer.from("second"));
    clock.advance(10);
    network.setSilent(false);
    clock.advance(1000);
    expect(heard).toEqual(["connected", "first", "second", "acknowledged"]);
  });

  it("when the path becomes faster", () => {
    const { clock, network, heard, connection } = plainPath();
    clock.advance(100);
    network.latencyMs = 500;
    connection.write(Buffer.from("first"));
    clock.advance(10);
    network.latencyMs = 5;
    connection.write(Buffer.from("second"));
    clock.advance(2000);
    expect(heard).toEqual(["connected", "first", "second", "acknowledged"]);
  });
});

describe("the virtual server", () => {
  it("reads nothing more from a connection that it has reset", async () => {
    const module = await onlineGateway();
    module.run(1000);
    module.network.latencyMs = 200;
    module.serialSend("under way");
    module.run(100);
    module.server.reset();
    module.run(150);
    expect(module.server.frames).toEqual([]);
    module.run(3000);
    expect(textsOf(module)).toEqual(["under way"]);
  });

  it("reads what has waited, when the freeze ends", async () => {
    const module = await onlineGateway();
    module.server.frozen = true;
    module.serialSend("one");
    module.run(500);
    module.serialSend("two");
    module.run(500);
    expect(module.server.frames).toEqual([]);
    module.server.frozen = false;
    module.serialSend("three");
    module.run(500);
    expect(textsOf(module)).toEqual(["one", "two", "three"]);
    expect(stateOf(module)).toBe("online");
  });
});
