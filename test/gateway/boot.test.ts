import { describe, expect, it } from "vitest";
import { models } from "../../host/index.ts";
import {
  bootGateway,
  expectNoErrors,
  expectReceived,
  goOnline,
  noise,
  onlineGateway,
  stateOf,
} from "../helpers/gateway.ts";

describe("from power on to online", () => {
  it("asks the server of the tutorial for a WebSocket, with its header", async () => {
    const module = await onlineGateway();
    expect(module.server.requests).toHaveLength(1);
    const lines = (module.server.requests[0] ?? "").split("\r\n");
    expect(lines[0]).toBe("GET /ws/echo HTTP/1.1");
    expect(lines).toContain("Host: echo.airtun.air32.cn:443");
    expect(lines).toContain("Auth: Basic ABCDEGG");
    expect(lines).toContain("Upgrade: websocket");
    expect(lines).not.toContain("");
    expectNoErrors(module);
  });

  it("hands the core the URL, the keepalive and the headers of the configuration", async () => {
    const prelude = `
      local create = websocket.create
      standIn("websocket", { create = function(adapter, url, keepalive)
        log.info("spy", tostring(adapter), url, keepalive)
        return create(adapter, url, keepalive)
      end })`;
    const shipped = await onlineGateway({ prelude });
    expect(shipped.logText()).toContain("I/user.spy nil wss://echo.airtun.air32.cn/ws/echo 180\n");
    const own = await onlineGateway({
      prelude,
      serverHost: "example.org",
      settings: {
        url: "ws://example.org:8080/a?b=c",
        keepaliveSeconds: 45,
        headers: ["X-First: one two", "X-Second: *-._"],
      },
    });
    expect(own.logText()).toContain("I/user.spy nil ws://example.org:8080/a?b=c 45\n");
    const lines = (own.server.requests[0] ?? "").split("\r\n");
    expect(lines[0]).toBe("GET /a?b=c HTTP/1.1");
    expect(lines).toContain("Host: example.org:8080");
    expect(lines).toContain("X-First: one two");
    expect(lines).toContain("X-Second: *-._");
  });

  it("goes without headers when none are configured", async () => {
    const module = await onlineGateway({ settings: { headers: [] } });
    const [first, ...rest] = (module.server.requests[0] ?? "").split("\r\n");
    expect(first).toBe("GET /ws/echo HTTP/1.1");
    expect(rest.map((line) => line.split(":")[0])).toEqual([
      "Host",
      "Upgrade",
      "Connection",
      "Sec-WebSocket-Key",
      "Sec-WebSocket-Version",
    ]);
  });

  it("never logs a header", async () => {
    const module = await onlineGateway();
    module.server.reset();
    module.run(60000);
    expect(module.logText()).not.toContain("ABCDEGG");
  });

  it("opens the UART as configured, with the model's largest buffer", async () => {
    const module = await onlineGateway();
    expect(module.uart.settings).toMatchObject({ baudRate: 115200, bitsPerByte: 10, bufferBytes: 8192 });
    const settings = { "uart.baudRate": 9600, "uart.dataBits": 7, "uart.parity": "even", "uart.stopBits": 2 };
    const other = await onlineGateway({ model: "Air700ECQ", settings });
    expect(other.uart.settings).toMatchObject({ baudRate: 9600, bitsPerByte: 11, bufferBytes: 16384 });
    expectNoErrors(other);
  });
});

it("receives from its UART on cores before September 2023, whose setup forgets the callbacks", async () => {
  const prelude = `
    local setup, on = uart.setup, uart.on
    standIn("uart", { setup = function(id, ...)
      on(id, "receive", nil)
      on(id, "sent", nil)
      return setup(id, ...)
    end })`;
  const module = await onlineGateway({ prelude });
  module.run(1100);
  const start = module.clock.now();
  module.serialSend("up");
  module.runUntil("the packet is there", () => module.server.frames.length > 0, 100);
  expect(module.clock.now() - start).toBeLessThan(60);
  module.server.send("down ");
  module.server.send("and down");
  module.run(100);
  expect(Buffer.from(module.serialReceived()).toString()).toBe("down and down");
});

describe("the network at boot", () => {
  it("is used when it was there before the script", async () => {
    // IP_READY is not heard: it came before anybody listened.
    const prelude = `
      local subscribe = sys.subscribe
      sys.subscribe = function(topic, ...) if topic ~= "IP_READY" then return subscribe(topic, ...) end end`;
    const module = await onlineGateway({ prelude });
    expect(module.clock.now()).toBeLessThan(1000);
  });

  it("is waited for when it is not there, and used as soon as it comes", async () => {
    const module = await bootGateway({ network: false });
    module.run(20000);
    expect(module.server.requests).toHaveLength(0);
    expect(stateOf(module)).toBeUndefined();
    module.board.setAddress(true);
    goOnline(module, 1000);
    expectNoErrors(module);
  });

  it("keeps what the UART brought before there was any", async () => {
    const module = await bootGateway({ network: false });
    const bytes = noise(20000);
    module.serialSend(bytes);
    module.run(30000);
    module.board.setAddress(true);
    goOnline(module);
    module.run(5000);
    expectReceived(module, bytes);
  });

  it("that never comes leads to a new link, flight mode and a restart, and to an attempt after each", async () => {
    const prelude = `
      local flymode = mobile.flymode
      standIn("mobile", { flymode = function(index, on)
        log.info("spy", "flymode", index, on)
        return flymode(index, on)
      end })`;
    const module = await bootGateway({ network: false, prelude });
    module.run(59000);
    expect(stateOf(module)).toBeUndefined();
    module.run(2000);
    expect(module.logText()).toContain("waiting-network -> connecting timeout");
    expect(module.logText()).not.toContain("flymode");
    // The attempt waits for an address until its own timeout.
    module.run(30000 + 180000);
    expect(module.logText()).toContain("I/user.spy flymode 0 true");
    module.run(6000);
    expect(module.logText()).toContain("I/user.spy flymode 0 false");
    expect(module.reboots).toHaveLength(1);
    module.run(600000);
    expect(module.reboots.map(({ reason }) => reason)).toEqual(["power on", "script"]);
  });

  it("that came late and is lost again leads to a new link, flight mode and a restart as late as any", async () => {
    const module = await bootGateway({ network: false });
    module.server.refuseFor(3600000);
    module.run(61000);
    expect(stateOf(module)).toBe("connecting");
    module.board.setAddress(true);
    module.run(60000);
    module.board.setAddress(false);
    const lostMs = module.clock.now();
    module.run(900000);
    const minutesTo = (text: string): number | undefined => {
      const line = module.log.find((each) => each.timeMs > lostMs && each.text.includes(text));
      return line && Math.floor((line.timeMs - lostMs) / 60000);
    };
    expect(minutesTo("waiting-network -> connecting timeout")).toBe(1);
    expect(minutesTo("flight mode for")).toBe(4);
    expect(minutesTo("restart: no network for too long")).toBe(14);
  });

  it("that never says IP_READY is used all the same, and a lost link is soon made again", async () => {
    const prelude = `
      local publish = sys_pub
      function sys_pub(topic, ...)
        if topic ~= "IP_READY" then publish(topic, ...) end
      end
      standIn("socket", { adapter = function() return false end })`;
    const module = await bootGateway({ prelude });
    module.run(59000);
    expect(stateOf(module)).toBeUndefined();
    goOnline(module, 2000);
    module.server.reset();
    module.run(5000);
    expect(stateOf(module)).toBe("online");
  });
});

const eras = ["2024", "2025-08", "2025-12"] as const;
const names = Object.keys(models) as (keyof typeof models)[];

describe.each(eras)("a core of %s", (era) => {
  it.each(names)("carries bytes both ways on an %s", async (model) => {
    const module = await onlineGateway({ era, model });
    const up = noise(50000, 2);
    const down = noise(20000, 3);
    module.serialSend(up);
    for (let start = 0; start < down.length; start += 1000) {
      module.server.send(down.subarray(start, start + 1000));
      module.run(100);
    }
    module.run(10000);
    expectReceived(module, up);
    expect(Buffer.compare(module.serialReceived(), down)).toBe(0);
    expectNoErrors(module);
  });
});

it("only an Air780E has a power key to take the debouncing from", async () => {
  const prelude = `
    standIn("pm", { power = function(id, on)
      log.info("spy", "power", id == pm.PWK_MODE, on)
      return true
    end })`;
  const air780e = await onlineGateway({ prelude });
  expect(air780e.logText()).toContain("I/user.spy power true false");
  const air700ecq = await onlineGateway({ prelude, model: "Air700ECQ" });
  expect(air700ecq.logText()).not.toContain("spy");
});

it("does without the modules that a core may lack", async () => {
  const module = await onlineGateway({ prelude: "wdt = nil; errDump = nil; mobile = nil; mcu = nil" });
  module.serialSend("bytes");
  module.run(500);
  expect(Buffer.from(module.server.received()).toString()).toBe("bytes");
  expect(module.logText()).toContain("W/user.watchdog this core has none");
  expectNoErrors(module);
});

it("reports crashes to the vendor only when configured", async () => {
  const prelude = `
    standIn("errDump", { config = function(on, seconds) log.info("spy", "errDump", on, seconds) end })`;
  const shipped = await onlineGateway({ prelude });
  expect(shipped.logText()).not.toContain("spy");
  const reporting = await onlineGateway({ prelude, settings: { errorReportSeconds: 600 } });
  expect(reporting.logText()).toContain("I/user.spy errDump true 600");
});
