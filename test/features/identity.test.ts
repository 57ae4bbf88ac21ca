import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import type { Setting } from "../../tools/soak/counted-firmware.ts";
import { keptBuild } from "../../tools/soak/kept-build.ts";
import { tutorialConfig } from "../../tools/soak/tutorial-config.ts";
import { projectDirectory } from "../helpers/child.ts";
import {
  bootGateway,
  countsOf,
  expectNoErrors,
  expectReceivedAtLeastOnce,
  goOnline,
  noise,
  onlineGateway,
  textsOf,
} from "../helpers/gateway.ts";
import { bootScenario } from "../helpers/modules.ts";

/** Who the module is: the frame on connect, placeholders of the request, the subprotocol. */

const eras = ["2024", "2025-08", "2025-12"] as const;
const textOpcode = 1;
const binaryOpcode = 2;
const host = "echo.airtun.air32.cn";

const identity = { template: "I am ${imei} ${iccid}" };
const known = "I am 860000000000000 89860000000000000000";

/** The lines of a request: the last one, unless said otherwise. */
function linesOf(module: SimulatedModule, index = -1): string[] {
  return (module.server.requests.at(index) ?? "").split("\r\n");
}

/** Lua that puts functions with these answers in the modem's place. */
const modemThatSays = (pairs: Record<string, string>): string =>
  `standIn("mobile", { ${Object.entries(pairs).map(([name, answer]) => `${name} = function() return ${answer} end`)} })`;

describe.each(eras)("the identity frame on a core of %s", (era) => {
  it.each(["core", "answers"])("is the first on each link, before data, and no data; delivery %s", async (delivery) => {
    const module = await bootGateway({ era, settings: { identity, delivery, echoCommand: false } });
    const before = noise(3000, 1);
    module.serialSend(before);
    goOnline(module);
    module.run(3000);
    module.server.reset();
    const after = noise(3000, 2);
    module.serialSend(after);
    module.run(10000);
    const [first] = module.server.frames;
    expect(first?.opcode).toBe(textOpcode);
    expect(Buffer.from(first?.payload ?? []).toString()).toBe(known);
    expect(textsOf(module).filter((text) => text === known)).toHaveLength(2);
    // Nothing of the second link's data came before it either.
    const restart = module.server.frames.findLastIndex(({ opcode }) => opcode === textOpcode);
    const secondLink = module.server.frames.slice(restart + 1);
    module.server.frames.splice(
      0,
      module.server.frames.length,
      ...module.server.frames.filter(({ opcode }) => opcode === binaryOpcode),
    );
    expectReceivedAtLeastOnce(module, Buffer.concat([before, after]));
    expect(Buffer.concat(secondLink.map(({ payload }) => payload)).includes(after)).toBe(true);
    expect(countsOf(module)).toMatchObject({
      errors: 0,
      outbox: { received: 6000, added: 0, confirmed: 6000, dropped: 0, queued: 0, inFlight: 0 },
    });
    expectNoErrors(module);
  });

  it("goes out although no data waits, once", async () => {
    const module = await onlineGateway({ era, settings: { identity } });
    module.run(120000);
    expect(textsOf(module)).toEqual([known]);
    expect(module.server.requests).toHaveLength(1);
  });

  it("that the core refuses for a while is tried again, and data waits for it", async () => {
    const module = await onlineGateway({ era, settings: { identity } });
    module.run(2000);
    module.server.reset();
    module.serialSend("data");
    module.runUntil("the handshake", () => module.server.requests.length > 1);
    module.board.websockets.faults.failedAllocations = 12;
    module.run(9000);
    expect(module.board.websockets.faults.failedAllocations).toBe(0);
    module.run(20000);
    expect(textsOf(module)).toEqual([known, known, "data"]);
    expect(module.logText()).not.toContain("data goes without it");
    expectNoErrors(module);
  });

  it("that the core never takes does not hold data back forever", async () => {
    const prelude = `
      local create = websocket.create
      standIn("websocket", { create = function(...)
        local client, stand = create(...), {}
        return setmetatable(stand, { __index = function(_, method)
          return function(_, first, ...)
            if method == "send" and type(first) == "string" and #first > 0 then return ${era === "2024"} end
            if method == "on" then
              local own = first
              first = function(_, ...) return own(stand, ...) end
            end
            return client[method](client, first, ...)
          end
        end })
      end })`;
    const module = await onlineGateway({ era, settings: { identity }, prelude });
    module.serialSend("data");
    module.run(30000);
    expect(textsOf(module)).toEqual(["data"]);
    expect(module.logText().match(/W\/user\.identity the core refuses its frame/g)).toHaveLength(1);
    module.run(60000);
    module.serialSend("more");
    module.run(2000);
    expect(textsOf(module)).toEqual(["data", "more"]);
    // One more where the core was not known yet.
    expect(module.server.requests.length).toBeLessThanOrEqual(2);
  });

  it("holds through requests of the VM that fail here and there", async () => {
    const module = await onlineGateway({
      era,
      settings: {
        identity: { template: "I am ${imei} of ${bootReason}, ${rssi} dBm" },
        url: `wss://${host}/ws/echo?imei=\${imei}`,
        headers: ["X-Iccid: ${iccid}"],
        echoCommand: false,
      },
    });
    module.run(1000);
    const sent: Buffer[] = [];
    for (let k = 1; k <= 60; k++) {
      const piece = noise(150, k);
      if (k % 4 === 0 && module.server.connected) {
        module.server.reset();
      }
      module.board.failAllocation(1 + (k % 12));
      module.serialSend(piece);
      sent.push(piece);
      module.run(700);
    }
    goOnline(module, 130000);
    module.run(20000);
    expect(module.board.heap?.refusals ?? 0).toBeGreaterThan(15);
    expect(module.reboots).toHaveLength(1);
    expect(module.logText()).not.toContain("E/user.contract");
    for (const { payload } of module.server.frames.filter(({ opcode }) => opcode === textOpcode)) {
      expect(Buffer.from(payload).toString()).toBe("I am 860000000000000 of 0, -60 dBm");
    }
    for (const request of module.server.requests) {
      expect(request.split("\r\n").slice(0, 3)).toEqual([
        "GET /ws/echo?imei=860000000000000 HTTP/1.1",
        `Host: ${host}:443`,
        "X-Iccid: 89860000000000000000",
      ]);
    }
    const data = module.server.frames.filter(({ opcode }) => opcode === binaryOpcode);
    module.server.frames.splice(0, module.server.frames.length, ...data);
    if (era !== "2025-08") {
      // On that core, age confirms, which is not evidence.
      expectReceivedAtLeastOnce(module, Buffer.concat(sent));
    }
  });
});

it("is binary where that is set", async () => {
  const module = await onlineGateway({ settings: { identity: { ...identity, frames: "binary" } } });
  module.run(1000);
  expect(module.server.frames.map(({ opcode }) => opcode)).toEqual([binaryOpcode]);
  expect(textsOf(module)).toEqual([known]);
});

it("with no probe configured, the frame goes out and data follows", async () => {
  for (const era of eras) {
    const module = await bootGateway({ era, settings: { identity, "probe.send": "nothing" } });
    module.serialSend("data");
    goOnline(module);
    module.run(5000);
    expect(textsOf(module)).toEqual([known, "data"]);
  }
});

describe("placeholders", () => {
  it("are filled in in the path, the query, headers and the frame", async () => {
    const module = await onlineGateway({
      settings: {
        url: `wss://${host}/\${project}/\${imei}?iccid=\${iccid}&v=\${version}`,
        headers: ["X-Boot: ${bootReason}; ${rssi}", "X-Plain: $5 {imei}"],
        identity: { template: '{"imei":"${imei}","build":"${build}","rssi":${rssi},"boot":"${bootReason}"}' },
      },
    });
    module.run(1000);
    const [request, , ...headers] = linesOf(module);
    expect(request).toBe("GET /luatos_gateway/860000000000000?iccid=89860000000000000000&v=0.1.0 HTTP/1.1");
    expect(headers).toContain("X-Boot: 0; -60");
    expect(headers).toContain("X-Plain: $5 {imei}");
    const [build] = /(?<=build )[\da-f]{8}/.exec(module.logText()) ?? [];
    expect(JSON.parse(textsOf(module)[0] ?? "")).toEqual({ imei: "860000000000000", build, rssi: -60, boot: "0" });
    expectNoErrors(module);
  });

  it("name the reason for which the gateway has restarted the module", async () => {
    const prelude =
      'fskv.init() if not fskv.get("seen") then fskv.set("seen", 1) fskv.set("gateway_restart", "the UART takes nothing") end';
    const module = await onlineGateway({
      prelude,
      settings: {
        url: `wss://${host}/?boot=\${bootReason}`,
        headers: ["X-Boot: ${bootReason}"],
        identity: { template: "${bootReason}" },
      },
    });
    module.run(1000);
    expect(linesOf(module)[0]).toBe("GET /?boot=the%20UART%20takes%20nothing HTTP/1.1");
    expect(linesOf(module)).toContain("X-Boot: the UART takes nothing");
    expect(textsOf(module)).toEqual(["the UART takes nothing"]);
  });

  it("bring no control character into the request, and no more than their longest value", async () => {
    const reason = `a\\r\\nX-Evil: 1\\r\\n\\r\\n\\0\\x7f/?#%${"x".repeat(100)}`;
    const prelude = `fskv.init() fskv.set("gateway_restart", "${reason}")`;
    const module = await onlineGateway({
      prelude,
      settings: {
        url: `wss://${host}/?boot=\${bootReason}`,
        headers: ["X-Boot: ${bootReason}", "X-Last: 1"],
        identity: { template: "" },
      },
    });
    const [request, , boot, last] = linesOf(module);
    const cut = "x".repeat(32 - 22);
    expect(request).toBe(`GET /?boot=a%0D%0AX-Evil%3A%201%0D%0A%0D%0A%00%7F%2F%3F%23%25${cut} HTTP/1.1`);
    expect(boot).toBe(`X-Boot: a??X-Evil: 1??????/?#%${cut}`);
    expect(last).toBe("X-Last: 1");
  });

  it.each([
    ["a core without mobile", "mobile = nil"],
    ["a modem that knows nothing yet", modemThatSays({ imei: "nil", iccid: "nil", rssi: "0" })],
    ["a modem without a SIM or a signal", modemThatSays({ imei: '""', iccid: '""', rssi: "-999" })],
  ])("are empty with %s, which is said once", async (_, prelude) => {
    const module = await onlineGateway({
      prelude,
      settings: {
        url: `wss://${host}/\${imei}/?iccid=\${iccid}&rssi=\${rssi}`,
        headers: ["X-Imei: ${imei}"],
        identity: { template: "<${imei}|${iccid}|${rssi}>" },
      },
    });
    module.run(1000);
    module.server.reset();
    module.run(5000);
    for (const index of [0, 1]) {
      expect(linesOf(module, index)[0]).toBe("GET //?iccid=&rssi= HTTP/1.1");
      expect(linesOf(module, index)).toContain("X-Imei: ");
    }
    expect(textsOf(module)).toEqual(["<||>", "<||>"]);
    for (const name of ["imei", "iccid", "rssi"]) {
      const said = new RegExp(`W/user\\.identity ${name} is not known`, "g");
      expect(module.logText().match(said)).toHaveLength(1);
    }
    expectNoErrors(module);
  });

  it("that are all a frame holds, and all missing, send no frame: an empty one would be a probe", async () => {
    const module = await onlineGateway({
      prelude: "mobile = nil",
      settings: { identity: { template: "${imei}${iccid}" }, delivery: "answers" },
    });
    module.run(2000);
    expect(module.logText()).not.toContain("empty frames unasked");
    module.serialSend("data");
    module.run(5000);
    expect(textsOf(module)).toEqual(["data"]);
    expect(countsOf(module).outbox).toMatchObject({ confirmed: 4, inFlight: 0 });
  });

  it("are known as soon as the modem knows, on the next link", async () => {
    const prelude = `
      known = nil
      sys.subscribe("KNOWN", function() known = "8986001122334455667F" end)
      standIn("mobile", { iccid = function() return known end })`;
    const module = await onlineGateway({ prelude, settings: { identity: { template: "<${iccid}>" } } });
    module.run(1000);
    module.board.publish("KNOWN");
    module.server.reset();
    module.run(5000);
    expect(textsOf(module)).toEqual(["<>", "<8986001122334455667F>"]);
  });

  it("fit at their longest into what the core takes", async () => {
    const url = `wss://${host}/\${imei}\${iccid}\${build}\${rssi}/${"p".repeat(255 - 2 - 15 - 20 - 8 - 4)}`;
    const module = await onlineGateway({ settings: { url, identity: { template: "" } } });
    expect(linesOf(module)[0]?.length).toBe("GET  HTTP/1.1".length + 255 - 1);
  });
});

describe("a subprotocol", () => {
  const settings = { subprotocol: "ocpp1.6" };

  it.each(eras)("is asked for behind the other headers, core of %s", async (era) => {
    const module = await onlineGateway({ era, settings });
    expect(linesOf(module)).toContain("Auth: Basic ABCDEGG");
    expect(linesOf(module)).toContain("Sec-WebSocket-Protocol: ocpp1.6");
    expect(linesOf(module)).not.toContain("");
  });

  it("goes alone where there are no headers", async () => {
    const module = await onlineGateway({ settings: { ...settings, headers: [] } });
    expect(linesOf(module)[2]).toBe("Sec-WebSocket-Protocol: ocpp1.6");
  });

  it.each([undefined, "ocpp1.6", "another"])("is not looked at when the server answers %s", async (answer) => {
    const module = await bootGateway({ settings });
    module.server.subprotocol = answer;
    goOnline(module);
    module.serialSend("data");
    module.run(30000);
    expect(textsOf(module)).toEqual(["data"]);
    expect(module.server.requests).toHaveLength(1);
    expectNoErrors(module);
  });
});

describe("what docs/features.md says of traffic", () => {
  const template = '{"imei":"${imei}","iccid":"${iccid}","version":"${version}","rssi":"${rssi}"}';
  /** Bytes that a minute takes, with TCP and IP. */
  const minuteWith = async (settings: Record<string, Setting>): Promise<number> => {
    const module = await onlineGateway({ settings });
    module.run(60000);
    const { upBytes, downBytes } = module.network.traffic;
    return upBytes + downBytes;
  };

  it("is so: of the frame for each link, and none for counters", async () => {
    const plain = await minuteWith({});
    expect(await minuteWith({ counters: { everySeconds: 10 } })).toBe(plain);
    const bytes = (await minuteWith({ identity: { template } })) - plain;
    for (const page of ["features.md", "features.zh-CN.md"]) {
      const text = readFileSync(path.join(projectDirectory, "docs", page), "utf8");
      expect(text).toContain(template);
      expect(text).toMatch(new RegExp(`(takes|花) ${bytes} `));
    }
  });
});

it("does the same in a build, where the settings are constants", async () => {
  const settings = [
    'subprotocol: "ocpp1.6",',
    "identity: { template: '<${imei}>' },",
    "counters: { everySeconds: 60 },",
    "statusLed: { pin: 27, activeLevel: 0 },",
  ].join("\n  ");
  const config = tutorialConfig
    .replace("/ws/echo", "/ws/echo?id=${imei}")
    .replace("errorReportSeconds: -1,", `errorReportSeconds: -1,\n  ${settings}`);
  const { lua, map } = await keptBuild("features", new Map([["src/config.ts", config]]));
  const module = await bootScenario({ lua, maps: { "main.lua": map } });
  goOnline(module);
  module.run(70000);
  expect(linesOf(module)[0]).toBe("GET /ws/echo?id=860000000000000 HTTP/1.1");
  expect(linesOf(module)).toContain("Sec-WebSocket-Protocol: ocpp1.6");
  expect(textsOf(module)).toEqual(["<860000000000000>"]);
  expect(module.logText()).toContain("I/user.counters added=0 aged=0 confirmed=0 ");
  expect(module.board.pins.level(27)).toBe(0);
  expectNoErrors(module);
});
