import { describe, expect, it } from "vitest";
import type { FirmwareEra } from "../../host/index.ts";
import { bootLuaClient, type LuaClient } from "../helpers/lua-module.ts";

/** The firmware's WebSocket client, row by row, as Lua sees it. */

const eras = ["2024", "2025-08", "2025-12", "2026-08"] as const;

async function online(era: FirmwareEra = "2025-12", seed = 1): Promise<LuaClient> {
  const client = await bootLuaClient({ era, seed });
  client.goOnline();
  return client;
}

/** Removes the events that an era does not have. */
function asHeard(era: FirmwareEra, events: string[]): string[] {
  const unknown = era === "2024" ? /^error/ : era === "2025-08" ? /^sent/ : /^$/;
  return events.filter((event) => !unknown.test(event));
}

describe.each(eras)("a core of %s", (era) => {
  const success = era === "2024" ? "false" : "true";

  it("returns its own truth from send()", async () => {
    const { module, lua } = await online(era);
    expect(lua('return wsc:send("works")')).toBe(success);
    module.board.websockets.faults.failedAllocations = 1;
    expect(lua('return wsc:send("no memory")')).toBe("false");
    expect(lua('return wsc:send(string.rep("x", 65535))')).toBe("false");
    module.board.websockets.faults.failedAllocations = 2;
    const free = 'local all, used = rtos.meminfo("sys") return all - used';
    expect([lua(free) === "0", lua(free) === "0"]).toEqual(era === "2024" ? [true, true] : [false, false]);
    module.board.websockets.faults.failedAllocations = 0;
    expect(lua(free)).not.toBe("0");
    module.board.limitBuffers(17);
    expect(lua('return wsc:send("little memory")')).toBe("false");
    module.board.limitBuffers(1000);
    expect(lua("return wsc:ready()")).toBe("true");
    module.board.websockets.faults.failedTransmits = 1;
    expect(lua('return wsc:send("no network")')).toBe(era === "2024" ? "true" : "false");
    expect(lua("return wsc:ready()")).toBe("false");
    expect(lua('return wsc:send("not ready")')).toBe("false");
    module.run(100);
    expect(module.server.receivedText()).toBe("works");
  });

  it("reports when a send is acknowledged, or never", async () => {
    const client = await online(era);
    client.lua('wsc:send("a")');
    client.module.run(59);
    expect(client.heard).toEqual([]);
    client.module.run(1);
    expect(client.heard).toEqual(asHeard(era, ["sent"]));
  });

  it("reports a failure in its own words", async () => {
    const client = await online(era);
    client.module.server.closePolitely();
    client.module.run(100);
    expect(client.heard).toEqual(asHeard(era, ["error rx", "disconnect"]));
  });

  it("receives so much in one frame", async () => {
    const most = era === "2024" ? 4096 : 8192;
    const client = await online(era);
    client.module.server.send(new Uint8Array(most));
    client.module.run(100);
    client.module.server.send(new Uint8Array(most + 1));
    client.module.run(100);
    expect(client.heard).toEqual(asHeard(era, [`recv ${most} 1 2`, "error rx", "disconnect"]));
  });

  it("gets fragments one by one, or not at all", async () => {
    const client = await online(era);
    client.module.server.sendFragments(["one", "three", "ten"]);
    client.module.run(100);
    expect(client.heard).toEqual(
      era === "2024" ? ["recv 3 1 1", "disconnect"] : ["recv 3 0 1", "recv 5 0 0", "recv 3 1 0"],
    );
  });

  it("answers a ping with its payload, or without", async () => {
    const client = await online(era);
    client.module.server.send("ping", { opcode: 9 });
    client.module.run(100);
    const [pong] = client.module.server.controlFrames;
    expect([pong?.opcode, Buffer.from(pong?.payload ?? []).toString()]).toEqual([
      10,
      era === "2024" || era === "2025-08" ? "" : "ping",
    ]);
    expect(client.heard).toEqual([]);
  });

  it("has its own answer to connect() while it is connected, and drops the link", async () => {
    const client = await online(era);
    expect(client.lua("return wsc:connect()")).toBe(era === "2026-08" ? "false" : "true");
    expect(client.lua("return wsc:ready()")).toBe("false");
    expect(client.heard).toEqual(asHeard(era, ["error connect", "disconnect"]));
    client.module.run(100);
    expect(client.module.server.connected).toBe(false);
  });
});

describe("what is sent", () => {
  it("is text, or binary when the second argument is 1", async () => {
    const { module, lua } = await online();
    lua('wsc:send("a") wsc:send("b", 1) wsc:send("c", 2) wsc:send("d", true)');
    module.run(100);
    expect(module.server.frames.map(({ opcode }) => opcode)).toEqual([1, 2, 1, 1]);
  });

  it("is what a zbuff holds up to its cursor", async () => {
    const { module, lua } = await online();
    expect(lua('local buff = zbuff.create(64) buff:write("held") return wsc:send(buff, 1)')).toBe("true");
    module.run(100);
    expect(module.server.receivedText()).toBe("held");
  });

  it("is refused at 65535 bytes, and loses multiples of 65536 without a word", async () => {
    const { module, lua } = await online();
    expect(lua('return wsc:send(("x"):rep(65534))')).toBe("true");
    expect(lua('return wsc:send(("x"):rep(65535))')).toBe("false");
    expect(lua('return wsc:send(("x"):rep(65536))')).toBe("true");
    expect(lua('return wsc:send(("x"):rep(70000))')).toBe("true");
    module.run(1000);
    expect(module.server.frames.map(({ payload }) => payload.length)).toEqual([65534, 4464]);
  });
});

describe('"sent"', () => {
  it("comes once for ten sends in a row; the nine that it owes come with what is acknowledged later", async () => {
    const client = await online();
    client.lua('for i = 1, 10 do wsc:send("x") end');
    client.module.run(1000);
    expect(client.heard).toEqual(["sent"]);
    client.lua('wsc:send("x")');
    client.module.run(1000);
    expect(client.heard).toEqual(["sent", "sent"]);
    // A ping of the core is acknowledged, too.
    client.module.run(60000);
    expect(client.heard).toEqual(["sent", "sent", "sent"]);
  });

  it("comes for each burst that waits for the one before", async () => {
    const client = await online();
    for (let count = 0; count < 5; count++) {
      client.lua('wsc:send("x")');
      client.module.run(100);
    }
    expect(client.heard).toEqual(["sent", "sent", "sent", "sent", "sent"]);
  });

  it("is lost when something is received before the acknowledgement, and comes with the next send's", async () => {
    const client = await online();
    client.lua('wsc:send("x")');
    client.module.server.send("!");
    client.module.run(1000);
    expect(client.heard).toEqual(["recv 1 1 1"]);
    client.lua('wsc:send("")');
    client.module.run(50);
    expect(client.heard).toEqual(["recv 1 1 1"]);
    client.module.server.answersProbes = false;
    client.module.run(50);
    expect(client.heard.slice(1)).toEqual(["sent", "recv 0 1 1"]);
  });

  it('gets "sent" for what a reset has destroyed', async () => {
    const client = await online();
    client.module.board.websockets.faults.doubleDisconnectChance = 0;
    client.lua('wsc:send("x")');
    client.module.server.reset();
    client.module.run(1000);
    expect(client.module.server.frames).toEqual([]);
    expect(client.heard).toEqual(["sent", "error connect", "disconnect"]);
  });

  it("does not wait for a program that hangs", async () => {
    const client = await online();
    client.module.server.frozen = true;
    client.lua('wsc:send("x")');
    client.module.run(100);
    expect(client.heard).toEqual(["sent"]);
    expect(client.module.server.frames).toEqual([]);
  });
});

describe("a server", () => {
  it("that greets behind its 101 is not heard", async () => {
    const client = await bootLuaClient();
    client.module.server.greeting = "hello";
    client.goOnline();
    client.module.server.send("later");
    client.module.run(100);
    expect(client.heard).toEqual(["recv 5 1 1"]);
  });

  it("that uses 8 bytes for a length ends the link", async () => {
    const client = await online();
    client.module.server.send("short", { longLength: true });
    client.module.run(100);
    expect(client.heard).toEqual(["error rx", "disconnect"]);
  });

  it("that is not there is missed after connect() has returned true", async () => {
    const client = await bootLuaClient();
    client.module.network.serve("server", undefined);
    expect(client.lua("return wsc:connect()")).toBe("true");
    client.module.run(100);
    expect(client.heard).toEqual(["error connect", "disconnect"]);
  });

  it("that answers 403 gives an error of reading", async () => {
    const client = await bootLuaClient();
    client.module.server.manner = "forbid";
    client.lua("return wsc:connect()");
    client.module.run(200);
    expect(client.heard).toEqual(["error rx", "disconnect"]);
  });

  it("that stays silent is waited for without end", async () => {
    const client = await bootLuaClient();
    client.module.server.manner = "mute";
    client.lua("return wsc:connect()");
    client.module.run(95000);
    expect(client.heard).toEqual([]);
    expect(client.lua("return wsc:ready()")).toBe("false");
  });

  it("that freezes goes unnoticed: nobody checks its pongs", async () => {
    const client = await online();
    client.module.server.frozen = true;
    client.module.run(300000);
    expect(client.lua("return wsc:ready()")).toBe("true");
    expect(client.heard).toEqual([]);
  });

  it("that resets is reported twice, at random", async () => {
    const ends = new Set<number>();
    for (let seed = 1; seed <= 8; seed++) {
      const client = await online("2025-12", seed);
      client.module.server.reset();
      client.module.run(1000);
      const pairs = client.heard.length / 2;
      expect(client.heard).toEqual(Array.from({ length: pairs }, () => ["error connect", "disconnect"]).flat());
      ends.add(pairs);
    }
    expect([...ends].sort()).toEqual([1, 2]);
  });

  it("that says a last word and goes is not ready any more when the word is heard", async () => {
    const client = await online();
    client.lua('function onEvent(event) if event == "recv" then tell("ready", tostring(wsc:ready())) end end');
    client.module.server.send("last");
    client.module.server.closePolitely();
    client.module.run(100);
    expect(client.heard).toEqual(["recv 4 1 1", "ready false", "error rx", "disconnect"]);
  });
});

describe("close()", () => {
  it("says nothing, to the server neither, and leaves an object that does nothing", async () => {
    const client = await online();
    client.lua("wsc:close()");
    client.module.run(100);
    expect(client.heard).toEqual([]);
    expect(client.module.server.connected).toBe(false);
    expect(client.module.server.controlFrames).toEqual([]);
    expect(client.lua("return wsc:ready()")).toBe("false");
    expect(client.lua('return wsc:send("x")')).toBe("false");
    expect(client.lua("return wsc:connect()")).toBe("false");
  });
});

describe("a second connect() on an object", () => {
  it("fails on what the last link has left unread", async () => {
    const client = await online();
    client.module.server.closePolitely();
    client.module.run(100);
    client.heard.length = 0;
    expect(client.lua("return wsc:connect()")).toBe("true");
    client.module.run(1000);
    expect(client.heard).toEqual(["error rx", "disconnect"]);
    client.lua('wsc = listen(websocket.create(nil, "ws://server/"))');
    client.goOnline();
  });

  it("works when nothing was left", async () => {
    const client = await online();
    client.module.board.websockets.faults.doubleDisconnectChance = 0;
    client.module.server.reset();
    client.module.run(100);
    client.goOnline();
  });
});

describe("autoreconn()", () => {
  it.each([
    [1, 1000],
    [1000, 1000],
    [7000, 7000],
  ])("of %d ms tries again each %d ms, without end", async (wanted, spacing) => {
    const client = await bootLuaClient();
    client.module.network.serve("server", undefined);
    client.lua(`wsc:autoreconn(true, ${wanted}) wsc:connect()`);
    client.module.run(10 * (spacing + 60) - 1);
    expect(client.heard.filter((event) => event === "disconnect")).toHaveLength(10);
    client.module.network.serve("server", client.module.server);
    client.module.run(spacing + 200);
    expect(client.heard.at(-1)).toBe("conack");
  });

  it("begins each link with nothing left of the last", async () => {
    const client = await online();
    client.lua("wsc:autoreconn(true, 1000)");
    client.module.server.closePolitely();
    client.module.run(2000);
    expect(client.heard).toEqual(["error rx", "disconnect", "conack"]);
  });
});

describe("a ping", () => {
  it.each([
    [20, 20000],
    [60, 60000],
  ])("goes out after %d s of quiet, and again", async (keepalive, ms) => {
    const client = await bootLuaClient();
    client.lua(`wsc = listen(websocket.create(nil, "ws://server/", ${keepalive}))`);
    client.goOnline();
    const quietSince = client.module.clock.now();
    client.module.run(2 * ms + 1000);
    const times = client.module.server.controlFrames.map(({ timeMs }) => timeMs - quietSince - 30);
    // The pong that answers the first ping restarts the quiet time.
    expect(times.map(Math.round)).toEqual([ms, 2 * ms + 60]);
    expect(client.heard).toEqual([]);
  });
});

describe("headers()", () => {
  async function requestWith(headers: string): Promise<{ answer: string; request: string | undefined }> {
    const client = await bootLuaClient();
    const answer = client.lua(`return wsc:headers(${headers})`);
    client.lua("return wsc:connect()");
    client.module.run(200);
    return { answer, request: client.module.server.requests[0] };
  }

  it("of a table are percent-encoded in part", async () => {
    const { request } = await requestWith('{ Authorization = "Basic abc-d*e.f_g+h/i=" }');
    expect(request).toContain("\r\nAuthorization:Basic%20abc%2Dd%2Ae%2Ef%5Fg+h/i=\r\n");
  });

  it("of a string go out as they are", async () => {
    const { request } = await requestWith('"Authorization: Basic abc-d\\r\\nX: y\\r\\n"');
    expect(request).toContain("\r\nAuthorization: Basic abc-d\r\nX: y\r\nUpgrade: websocket\r\n");
  });

  it("of a string without a line end break the request: nobody answers", async () => {
    const { answer, request } = await requestWith('"K: v"');
    expect(answer).toBe("true");
    expect(request).toBeUndefined();
  });

  it.each([
    ['("x"):rep(1023)', "true"],
    ['("x"):rep(1024)', "nil"],
    ['{ K = ("x"):rep(255) }', "true"],
    ['{ K = ("x"):rep(256) }', "nil"],
    ['{ K = "" }', "nil"],
    ["7", "true"],
    ["true", "nil"],
  ])("%s: %s", async (headers, answer) => {
    expect((await requestWith(headers)).answer).toBe(answer);
  });
});

describe("a module without an address", () => {
  it("connects when it has one", async () => {
    const client = await bootLuaClient({ network: false });
    expect(client.lua("return wsc:connect()")).toBe("true");
    client.module.run(60000);
    expect(client.heard).toEqual([]);
    client.module.board.setAddress(true);
    client.module.run(200);
    expect(client.heard).toEqual(["conack"]);
  });

  it("has lost its links, and the server does not know", async () => {
    const client = await online();
    client.module.board.setAddress(false);
    client.module.run(1000);
    expect(client.heard).toEqual(["error connect", "disconnect"]);
    expect(client.module.network.connections).toBe(0);
    expect(client.module.server.connected).toBe(true);
  });
});
