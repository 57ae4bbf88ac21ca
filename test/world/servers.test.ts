import { describe, expect, it } from "vitest";
import { bootLuaClient, type LuaClient } from "../helpers/lua-module.ts";

/** What the virtual server and the mobile network can do to a client, each in one line. */

async function online(): Promise<LuaClient> {
  const client = await bootLuaClient();
  client.module.board.websockets.faults.doubleDisconnectChance = 0;
  client.goOnline();
  return client;
}

const reconnect = 'wsc = listen(websocket.create(nil, "ws://server/")) return wsc:connect()';

describe("a server", () => {
  it("reads slowly: everything is acknowledged, and comes late", async () => {
    const client = await online();
    client.module.server.readBytesPerSecond = 1000;
    client.lua('wsc:send(("x"):rep(5000))');
    client.module.run(1000);
    expect(client.heard).toEqual(["sent"]);
    expect(client.module.server.frames).toEqual([]);
    client.module.run(4200);
    expect(client.module.server.received()).toHaveLength(5000);
  });

  it("answers slowly", async () => {
    const client = await bootLuaClient();
    client.module.server.answerDelayMs = 5000;
    client.lua("return wsc:connect()");
    client.module.run(5119);
    expect(client.heard).toEqual([]);
    client.module.run(1);
    expect(client.heard).toEqual(["conack"]);
  });

  it("refuses for a while, then accepts", async () => {
    const client = await bootLuaClient();
    client.module.server.refuseFor(2000);
    client.lua("return wsc:connect()");
    client.module.run(1000);
    expect(client.heard).toEqual(["error connect", "disconnect"]);
    client.module.run(1000);
    client.lua(reconnect);
    client.module.run(200);
    expect(client.heard.at(-1)).toBe("conack");
  });

  it("ends the connection without a close frame", async () => {
    const client = await online();
    client.module.server.send("last");
    client.module.server.closeRudely();
    client.module.run(100);
    expect(client.heard).toEqual(["recv 4 1 1", "error connect", "disconnect"]);
  });

  it("vanishes: nothing is acknowledged; back again, it resets who still asks", async () => {
    const client = await online();
    client.module.server.vanish();
    client.lua('wsc:send("lost")');
    client.module.run(120000);
    expect(client.heard).toEqual([]);
    expect(client.lua("return wsc:ready()")).toBe("true");
    client.module.server.comeBack();
    client.module.run(61000);
    // The core calls what dies sent.
    expect(client.heard).toEqual(["sent", "error connect", "disconnect"]);
    expect(client.module.server.frames).toEqual([]);
  });

  it("that has vanished answers a new connection when it is back", async () => {
    const client = await bootLuaClient();
    client.module.server.vanish();
    client.lua("return wsc:connect()");
    client.module.run(10000);
    expect(client.heard).toEqual([]);
    client.module.server.comeBack();
    client.module.run(10000);
    expect(client.heard).toEqual(["conack"]);
  });

  it("that was away without anybody asking resets the next frame", async () => {
    const client = await online();
    client.module.server.vanish();
    client.module.run(50000);
    client.module.server.comeBack();
    expect(client.heard).toEqual([]);
    client.lua('wsc:send("x")');
    client.module.run(100);
    expect(client.heard).toEqual(["sent", "error connect", "disconnect"]);
  });
});

describe("the mobile network", () => {
  it("flaps: links end, the script gets each change", async () => {
    const client = await online();
    client.lua('sys.subscribe("IP_LOSE", function() tell("lose") end)');
    client.lua('sys.subscribe("IP_READY", function() tell("ready") end)');
    client.module.board.flapAddress(3, 500);
    client.module.run(3000);
    expect(client.heard).toEqual(["error connect", "disconnect", "lose", "ready", "lose", "ready", "lose", "ready"]);
  });

  it("is gone in flight mode, with its links, and some seconds longer", async () => {
    const client = await online();
    client.lua("mobile.flymode(0, true)");
    client.module.run(1000);
    expect(client.heard).toEqual(["error connect", "disconnect"]);
    client.lua("mobile.flymode(0, false)");
    client.lua(reconnect);
    client.module.run(2000);
    expect(client.heard).toHaveLength(2);
    client.module.run(2000);
    expect(client.heard.at(-1)).toBe("conack");
  });

  it("gets no close frame from a module that loses its power", async () => {
    const client = await online();
    client.module.dispose();
    client.module.run(1000);
    expect(client.module.server.connected).toBe(true);
    expect(client.module.network.connections).toBe(0);
  });
});
