import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import {
  bootGateway,
  countsOf,
  expectNoErrors,
  expectReceived,
  goOnline,
  noise,
  onlineGateway,
  stateOf,
  textsOf,
} from "../helpers/gateway.ts";

/** The VM has run on since power on. */
function expectAlive(module: SimulatedModule): void {
  expect(module.reboots.map(({ reason }) => reason)).toEqual(["power on"]);
  expect(module.logText()).not.toContain("Lua VM exit");
}

describe("an error in a callback", () => {
  it("is logged with a trace and counted, and the stream goes on", async () => {
    const prelude = `
      local encode = json.encode
      standIn("json", { encode = function(value, ...)
        if type(value) == "string" then error("json is broken") end
        return encode(value, ...)
      end })`;
    const module = await onlineGateway({ prelude, settings: {} });
    module.serialSend("before");
    module.run(200);
    module.serialSend('"echo"');
    module.run(200);
    module.serialSend("after");
    module.run(1000);
    expect(textsOf(module)).toEqual(["before", "after"]);
    expect(module.logText()).toMatch(/E\/user\.guard packing[\s\S]*json is broken\nstack traceback:\n/);
    expect(countsOf(module).errors).toBe(1);
    expectAlive(module);
  });

  it("that is a table, or nil, is logged all the same", async () => {
    const prelude = `
      local values = { { message = "a table" }, false, 42 }
      local calls = 0
      standIn("json", { encode = function() calls = calls + 1 error(values[calls]) end })`;
    const module = await onlineGateway({ prelude });
    for (let count = 0; count < 4; count++) {
      module.serialSend('"echo"');
      module.run(200);
    }
    expect(module.logText().match(/E\/user\.guard/g)).toHaveLength(4);
    module.serialSend("after");
    module.run(1000);
    expect(textsOf(module)).toEqual(["after"]);
    expectAlive(module);
  });

  it("whose value raises when it is asked for its text is survived and counted", async () => {
    const prelude = `
      standIn("json", { encode = function()
        error(setmetatable({}, { __tostring = function() error("no text") end }))
      end })`;
    const module = await onlineGateway({ prelude });
    for (let count = 0; count < 3; count++) {
      module.serialSend('"echo"');
      module.run(200);
    }
    module.serialSend("after");
    module.run(1000);
    expect(module.logText().match(/E\/user\.guard packing/g)).toHaveLength(3);
    expect(textsOf(module)).toEqual(["after"]);
    expectAlive(module);
  });

  /** An error in the answer to each echo packet, and a log that fails several times at each of the next errors. */
  const failingLog = `
    failures = {}
    sys.subscribe("FAIL_LOG", function(times) failures[#failures + 1] = times end)
    local encode, logError, left = json.encode, log.error, 0
    standIn("json", { encode = function(value, ...)
      if type(value) ~= "string" then return encode(value, ...) end
      left = table.remove(failures, 1) or 0
      error("json is broken")
    end })
    standIn("log", { error = function(...)
      if left > 0 then left = left - 1 error("no memory for a line") end
      return logError(...)
    end })`;

  /** Makes one error after the other, each with this many failures of the log. */
  async function errorsWhoseLogFails(times: number[]): Promise<SimulatedModule> {
    const module = await onlineGateway({ prelude: failingLog, settings: {} });
    for (const each of times) {
      module.board.publish("FAIL_LOG", each);
      module.serialSend('"echo"');
      module.run(200);
    }
    module.serialSend("after");
    module.run(1000);
    expect(textsOf(module)).toEqual(["after"]);
    expect(countsOf(module).errors).toBe(times.length);
    expectAlive(module);
    return module;
  }

  it("whose log line fails once is logged at the second attempt", async () => {
    const module = await errorsWhoseLogFails([1]);
    expect(module.logText()).toMatch(/E\/user\.guard packing[\s\S]*json is broken/);
    expect(module.logText()).not.toContain("could not be logged");
  });

  it("whose log line fails twice is counted, once, in the next line that can be logged", async () => {
    const module = await errorsWhoseLogFails([2, 2, 0, 0]);
    expect(module.logText().match(/json is broken/g)).toHaveLength(2);
    expect(module.logText().match(/could not be logged/g)).toHaveLength(1);
    expect(module.logText()).toContain("E/user.guard 2 errors before this one could not be logged");
  });

  /** Functions that raise at every fifth call, the first included. */
  const fragile = [
    ["uart", "read"],
    ["uart", "tx"],
    ["uart", "rxSize"],
    ["websocket", "create"],
    ["socket", "adapter"],
    ["os", "date"],
  ];

  it.each(fragile)("of %s.%s does not end the VM, and the gateway finds its way back", async (library, name) => {
    const prelude = `
      local original, calls = ${library}.${name}, 0
      standIn("${library}", { ${name} = function(...)
        calls = calls + 1
        if calls % 5 == 1 then error("${name} fails") end
        return original(...)
      end })`;
    const module = await bootGateway({ prelude });
    module.run(100000);
    for (let count = 0; count < 20; count++) {
      module.serialSend(noise(100));
      if (module.server.connected) {
        module.server.send("down");
      }
      if (count % 5 === 0 && module.server.connected) {
        module.server.reset();
      }
      module.run(5000);
    }
    expectAlive(module);
    goOnline(module, 100000);
    module.serialSend("at the end");
    module.run(2000);
    expect(Buffer.from(module.server.received()).toString("latin1")).toContain("at the end");
  });
});

it("a UART that cannot be set up is logged, and the gateway goes online", async () => {
  const module = await onlineGateway({ settings: { "uart.id": 9 } });
  expect(module.logText()).toContain("E/user.uart setup of port 9 failed: -1");
  module.run(60000);
  expectAlive(module);
});

it("a core without websocket is logged at each attempt, and does not restart the module", async () => {
  const module = await bootGateway({ prelude: "websocket = nil" });
  module.run(600000);
  expect(module.logText()).toContain("W/user.link this core has no websocket module");
  expectNoErrors(module);
});

describe("a server may send anything", () => {
  const frame = fc.record({
    opcode: fc.nat({ max: 15 }),
    fin: fc.boolean(),
    payload: fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ minLength: 4000, maxLength: 9000 })),
  });

  it("frames of any kind: the gateway stays, or comes back", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(frame, { maxLength: 12 }),
        fc.constantFrom("2024", "2025-08", "2025-12"),
        async (frames, era) => {
          const module = await onlineGateway({ era });
          for (const { opcode, fin, payload } of frames) {
            if (module.server.connected) {
              module.server.send(payload, { opcode, fin });
            }
            module.run(50);
          }
          module.run(200);
          goOnline(module, 130000);
          module.run(20000);
          const written = module.serialReceived().length;
          module.server.send("well again");
          module.run(500);
          expect(Buffer.from(module.serialReceived().subarray(written)).toString()).toBe("well again");
          expectNoErrors(module);
          module.dispose();
        },
      ),
      { numRuns: 30 },
    );
  });

  it("bytes that are not frames: the gateway reconnects", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 400 }), async (bytes) => {
        const module = await onlineGateway();
        module.server.sendBytes(bytes);
        module.run(1000);
        if (module.server.connected) {
          module.server.reset();
        }
        module.run(100);
        goOnline(module, 130000);
        module.serialSend("well again");
        module.run(1000);
        expect(textsOf(module)).toEqual(["well again"]);
        expectNoErrors(module);
        module.dispose();
      }),
      { numRuns: 30 },
    );
  });
});

it("an effect that raises is repeated", async () => {
  // The backoff's random part is what fails, once.
  const prelude = `
    local random, calls = math.random, 0
    standIn("math", { random = function(...)
      calls = calls + 1
      if calls == 1 then error("no random number") end
      return random(...)
    end })`;
  const module = await onlineGateway({ prelude });
  module.run(70000);
  module.server.reset();
  module.run(100);
  expect(module.logText()).toContain("E/user.guard gateway");
  goOnline(module, 2000);
  expectAlive(module);
});

describe("the same seed", () => {
  /** A fixed series of faults. */
  async function badDay(seed: number): Promise<SimulatedModule> {
    const module = await bootGateway({ seed });
    module.serialSend(noise(30000));
    module.run(2000);
    module.server.reset();
    module.run(30000);
    module.server.manner = "forbid";
    module.server.reset();
    module.run(60000);
    module.serialSend('"echo"');
    module.run(1000);
    module.server.manner = "accept";
    module.board.setAddress(false);
    module.run(5000);
    module.board.setAddress(true);
    module.run(5000);
    module.server.frozen = true;
    module.run(60000);
    return module;
  }

  it("gives the same log and the same frames, byte for byte", async () => {
    const first = await badDay(7);
    const second = await badDay(7);
    expect(first.log.length).toBeGreaterThan(20);
    expect(second.logText()).toBe(first.logText());
    expect(second.server.frames).toEqual(first.server.frames);
    expect(stateOf(first)).toBe(stateOf(second));
    expectReceived(second, Buffer.from(first.server.received()));
  });

  it("another gives another", async () => {
    expect((await badDay(8)).logText()).not.toBe((await badDay(7)).logText());
  });
});
