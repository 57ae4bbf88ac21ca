import { beforeAll, expect, it } from "vitest";
import { bootModule, VirtualWebSocketServer } from "../host/index.ts";
import { buildProject } from "./helpers/projects.ts";
import { firmwareOf } from "./helpers/two-gateways.ts";

/** Several gateways on one module: what each carries, counts and is called, and which lists of them are refused. */

const built = async (gateways: string): Promise<string> => (await firmwareOf(gateways)).lua;

let lua: string;

beforeAll(async () => {
  lua = await built(
    `{ url: "ws://a.example", echoCommand: false },
     { url: "ws://b.example/x", name: "meter", uart: { id: 2, baudRate: 9600 }, packing: { idleGapMs: 50 } }`,
  );
});

it.each(["2024", "2025-08", "2025-12", "2026-08"] as const)(
  "carries each UART to its own server, on %s",
  async (era) => {
    const module = await bootModule({ lua, serverHost: "a.example", era });
    const second = new VirtualWebSocketServer(module.clock);
    module.network.serve("b.example", second);
    module.runUntil("both online", () => module.server.connected && second.connected);
    module.serialSend("one");
    module.serialPeer(2).send("two");
    module.runUntil(
      "each at its server",
      () => module.server.receivedText() === "one" && second.receivedText() === "two",
    );
    module.server.send("down 1");
    second.send("down 2");
    module.runUntil("each at its UART", () => module.serialText() === "down 1" && module.serialText(2) === "down 2");
    // One that breaks leaves the other alone.
    second.reset();
    second.refuseFor(20000);
    module.serialSend(" more");
    module.serialPeer(2).send(" more");
    module.run(5000);
    expect(module.server.receivedText()).toBe("one more");
    module.runUntil("online again", () => second.connected, 60000);
    module.runUntil("all at the second server", () => second.receivedText().endsWith(" more"));
    expect(module.connections.filter(({ target }) => target.host === "a.example")).toHaveLength(1);
    expect(module.logText()).toMatch(/I\/user\.gateway\.meter\sconnecting\s->\sonline\sopened/);
    expect(module.reboots).toHaveLength(1);
    module.dispose();
  },
);

it("leaves out what none of them has, in a feature that one of them has", async () => {
  const control = 'control: { key: "the key of the other, 32 bytes !!" }';
  const mixed = await built(
    `{ url: "ws://a.example", name: "plc", echoCommand: false },
     { url: "ws://b.example/x", name: "meter", uart: { id: 2 }, echoCommand: false, ${control}, runtimeSettings: {} }`,
  );
  const sections = [...mixed.matchAll(/^-- (\S+\.ts)$/gm)].map(([, file]) => file);
  expect(sections).toEqual(expect.arrayContaining([expect.stringContaining("features/control.ts")]));
  expect(sections.filter((file) => /link\/proof|uart-commands/.test(file as string))).toEqual([]);
});

it("divides the memory, and counts apart", async () => {
  const module = await bootModule({ lua, serverHost: "a.example" });
  // The second server is not there: what its UART brings fills its own outbox alone.
  module.runUntil("the first online", () => module.server.connected);
  module.serialPeer(2).send(Buffer.alloc(60000, 1));
  module.serialSend("first");
  module.run(90000);
  expect(module.server.receivedText()).toBe("first");
  const dropped = /gateway\.meter \d+ bytes dropped on their way up; (\d+) since boot/;
  const lost = Number(
    dropped.exec(
      module
        .logText()
        .split("\n")
        .findLast((line) => dropped.test(line)) ?? "",
    )?.[1],
  );
  // Half of the usual 65536 bytes, less the headers of frames.
  expect(60000 - lost).toBeGreaterThan(30000);
  expect(60000 - lost).toBeLessThan(32768);
  expect(module.logText()).not.toMatch(/W\/user\.gateway\.1 \d+ bytes dropped/);
  module.dispose();
});

it("has an identity, counters and an LED for each gateway", async () => {
  const own = await built(
    `{ url: "ws://a.example/\${imei}", identity: { template: "A \${imei} \${bootReason}" }, counters: { everySeconds: 10 } },
     {
       url: "ws://b.example/\${iccid}", name: "meter", uart: { id: 2 }, subprotocol: "mqtt",
       identity: { template: "B \${version}", frames: "binary" }, counters: { everySeconds: 10 }, statusLed: { pin: 16 },
     }`,
  );
  const module = await bootModule({ lua: own, serverHost: "a.example" });
  const second = new VirtualWebSocketServer(module.clock);
  module.network.serve("b.example", second);
  module.runUntil("both online", () => module.server.connected && second.connected);
  module.serialPeer(2).send("data");
  module.run(20000);
  expect(module.server.receivedText()).toBe("A 860000000000000 0");
  expect(second.receivedText()).toMatch(/^B \d+\.\d+\.\d+data$/);
  expect(module.server.requests[0]).toMatch(/^GET \/860000000000000 HTTP/);
  expect(second.requests[0]).toMatch(/^GET \/89860000000000000000 HTTP/);
  expect(module.server.requests[0]).not.toContain("Sec-WebSocket-Protocol");
  expect(second.requests[0]).toContain("Sec-WebSocket-Protocol: mqtt");
  expect(module.logText()).toMatch(/user\.counters\.1\sadded=0 aged=0 confirmed=0 /);
  expect(module.logText()).toMatch(/user\.counters\.meter\sadded=0 aged=0 confirmed=4 /);
  expect(module.board.pins.level(16)).toBe(1);
  expect(module.logText()).not.toMatch(/E\/user/);
  module.dispose();
});

it.each([
  [
    "an LED of another",
    '{ url: "ws://a.example", statusLed: { pin: 16 } }, { url: "ws://b.example", uart: { id: 2 }, statusLed: { pin: 16 } }',
    "gateway 2: statusLed.pin: pin 16 is that of another gateway.",
  ],
  [
    "a UART of another",
    '{ url: "ws://a.example" }, { url: "ws://b.example" }',
    "gateway 2: uart.id: UART 1 is that of another gateway.",
  ],
  [
    "a name twice",
    '{ url: "ws://a.example", name: "2" }, { url: "ws://b.example", uart: { id: 2 } }',
    'gateway 2: name: "2" is the name',
  ],
  ["hooks that are nowhere", '{ url: "ws://a.example", hooks: "./none.ts" }', "hooks: none.ts is no TypeScript file"],
  ["a name for no log", '{ url: "ws://a.example", name: "a b" }', "name: 1 to 16 letters"],
  [
    "a speed of one of them",
    '{ url: "ws://a.example" }, { url: "ws://b.example", uart: { id: 2, baudRate: 1 } }',
    "gateway 2: uart.baudRate: 1 is",
  ],
])("refuses %s, with its place", async (_, list, problem) => {
  const { errors } = await buildProject(list);
  expect(errors).toEqual([expect.stringMatching(/^gateway\.config\.ts\(2,\d+\): error SETTING /)]);
  expect(errors[0]).toContain(problem);
});
