import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { nearest } from "../build/nearest.ts";
import { checkScenario, type FaultStep, faultFields, faultNames, Player, shownBytes } from "../host/scenario/index.ts";
import { VirtualClock } from "../host/world/clock.ts";
import { tutorialFirmware } from "../tools/soak/kept-build.ts";
import { projectDirectory, runCommand } from "./helpers/child.ts";

const folder = mkdtempSync(path.join(tmpdir(), "scenario-"));
const { folder: gateway } = await tutorialFirmware();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;

function write(text: string, ending: string): string {
  const file = path.join(folder, `${files++}.${ending}`);
  writeFileSync(file, text);
  return file;
}

/** Plays a scenario on the gateway with the tutorial's settings. */
async function play(file: string, ...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = runCommand("sim", [gateway, "--engine", "wasmoon", "--scenario", file, ...words]);
  const code = await child.exit;
  return { code, out: child.output(), err: child.errors() };
}

const playSteps = (steps: unknown[], ...words: string[]) => play(write(JSON.stringify({ steps }), "json"), ...words);

/** An example of docs/scenarios.md, by the language of its block. */
function example(language: string): string {
  const page = readFileSync(path.join(projectDirectory, "docs/scenarios.md"), "utf8");
  return new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(page)?.[1] ?? "";
}

describe.concurrent("sim --scenario", () => {
  it("plays the tutorial's exchange, shows it, and ends with it", async () => {
    const { code, out, err } = await play(write(example("json"), "json"));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain('[000000005.000] UART 1 < "echo"\n');
    expect(out).toMatch(
      /^\[0{8}5\.\d{3}\] UART 1 > \{"action":"echo","msg":"[^"]+","server":"luatos-gateway stand-in"\}$/m,
    );
    expect(out).toContain("[000000007.000] fault: reset\n");
    expect(out.trim().split("\n").at(-1)).toMatch(/^\[0{7}12\.\d{3}\] UART 1 > /);
  });

  it("plays what TypeScript computes", async () => {
    const { code, out, err } = await play(write(example("ts"), "ts"));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("fault: no-network");
    expect(out).toContain("UART 1 < packet 179\\n\n");
  });

  it("gives 1 and says what did not come, and what came instead", async () => {
    const { code, err } = await playSteps([
      { atMs: 5000, send: '"echo"' },
      { atMs: 5000, expect: "no answer", withinMs: 500 },
      { atMs: 5000, expect: { hex: "00ff" }, from: "usb", withinMs: 700 },
      { atMs: 6000, expect: { matches: "^never$" }, from: "log", withinMs: 1 },
      { atMs: 1000, fault: "reset" },
    ]);
    expect(code).toBe(1);
    expect(err.split("\n")).toEqual([
      "[000000001.000] MISSED steps[4]: there is no link",
      expect.stringMatching(
        /^\[000000005\.500\] MISSED steps\[1\]: expected "no answer" from uart within 500 ms, got \{"action":"echo"/,
      ),
      "[000000005.700] MISSED steps[2]: expected hex 00ff from usb within 700 ms, got nothing",
      "[000000006.001] MISSED steps[3]: expected /^never$/ from log within 1 ms, got nothing",
      "",
    ]);
  });

  it("counts as missed what the run does not come to", async () => {
    const { code, err } = await playSteps([{ atMs: 9000, expect: "x" }], "--ms", "3000");
    expect(code).toBe(1);
    expect(err).toBe("[000000003.000] MISSED steps[0]: the run ended first\n");
  });

  it("sends frames from the server, and bytes to the USB port", async () => {
    const { code, err, out } = await playSteps([
      { atMs: 4000, serverSend: "from the server" },
      { atMs: 4000, expect: "from the server" },
      { atMs: 4500, serverSend: { hex: "00 01 ff" } },
      { atMs: 4500, expect: { hex: "0001FF" } },
      { atMs: 5000, send: "up" },
      { atMs: 5000, expect: "up", from: "server" },
      { atMs: 6000, send: "to USB, where nobody listens", to: "usb" },
    ]);
    expect(out).toContain("[000000004.000] server > text: from the server\n");
    expect(out).toContain("[000000004.500] server > binary: hex 0001ff\n");
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  const later = { atMs: 5000, from: "log", withinMs: 300_000 };
  const down = { ...later, expect: { matches: "online -> " } };
  const up = { ...later, expect: { matches: "online -> [^]* -> online" } };
  const cases: Record<Exclude<keyof typeof faultNames, "restore" | "noise" | "short-memory">, unknown[]> = {
    "no-network": [up],
    silent: [down],
    delay: [
      { atMs: 5000, send: '"echo"' },
      { atMs: 5600, expect: '"echo"', withinMs: 2000 },
    ],
    reset: [up],
    close: [up],
    "close-at-frame": [
      { atMs: 7000, send: "this ends it" },
      { atMs: 7000, expect: "this ends it", from: "server", withinMs: 1000 },
      { ...later, atMs: 7000, expect: { matches: "online -> backing-off [^]* -> online" } },
    ],
    slow: [
      { atMs: 6000, send: "x".repeat(3000) },
      { atMs: 6000, send: "the end" },
      { atMs: 6500, expect: "the end", from: "server", withinMs: 20_000 },
    ],
    refuse: [
      { atMs: 5001, fault: "reset" },
      { ...later, expect: { matches: "connecting -> backing-off" } },
    ],
    forbid: [
      { atMs: 5001, fault: "reset" },
      { ...later, expect: { matches: "connecting -> backing-off" } },
    ],
    freeze: [down],
    vanish: [down],
    reboot: [{ ...later, expect: { matches: "gateway luatos_gateway [^]* -> online" } }],
  };

  it.each(Object.entries(cases))("strikes with %s", async (fault, steps) => {
    const forMs = ["no-network", "reboot"].includes(fault) ? 20_000 : undefined;
    const amount = fault === "delay" ? 300 : undefined;
    const { code, err, out } = await playSteps([{ atMs: 5000, fault, forMs, amount }, ...steps]);
    expect({ code, err }, out).toEqual({ code: 0, err: "" });
    expect(out).toContain(`fault: ${fault}`);
  });

  it("ends faults by restore, and in time", async () => {
    const { code, err, out } = await playSteps([
      { atMs: 5000, fault: "freeze" },
      { atMs: 5000, fault: "delay", amount: 5000 },
      { atMs: 5000, fault: "no-network", forMs: 1000 },
      { atMs: 5000, expect: { matches: "IP address 10" }, from: "log", withinMs: 1500 },
      { atMs: 20_000, fault: "restore" },
      { atMs: 20_001, expect: { matches: "-> online" }, from: "log", withinMs: 60_000 },
      { atMs: 90_000, send: '"echo"' },
      { atMs: 90_000, expect: '"echo"', withinMs: 1000 },
    ]);
    expect(out.match(/^.*\bfault.*$/gm)).toEqual([
      "[000000005.000] fault: freeze",
      "[000000005.000] fault: delay, amount 5000",
      "[000000005.000] fault: no-network, for 1000 ms",
      "[000000006.000] fault over: no-network",
      "[000000020.000] fault: restore",
      "[000000020.000] fault over: freeze",
      "[000000020.000] fault over: delay",
    ]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  it("takes memory from the firmware, and brings noise to the UART", async () => {
    writeFileSync(
      path.join(folder, "main.lua"),
      `_G.sys = require("sys")
      uart.setup(1, 9600)
      uart.on(1, "receive", function() print("chunk", (uart.read(1, 100))) end)
      sys.timerLoopStart(function() print("memory", #(select(2, pcall(string.rep, "x", 50000)))) end, 1000)
      sys.run()`,
    );
    const steps = [
      { atMs: 1500, send: "lost" },
      { atMs: 1501, fault: "noise" },
      { atMs: 1800, fault: "short-memory", amount: 20_000, forMs: 1000 },
      { atMs: 2500, send: "kept" },
      { atMs: 3500, expect: "never", withinMs: 0 },
    ];
    const file = write(JSON.stringify({ steps }), "json");
    const child = runCommand("sim", [folder, "--engine", "wasmoon", "--scenario", file]);
    expect(await child.exit).toBe(1);
    expect(child.output().match(/(chunk|memory) .*/g)).toEqual([
      "memory 50000",
      "memory 17",
      "chunk kept",
      "memory 50000",
    ]);
  });

  it("exits with 2 for a file that is not a scenario", async () => {
    const wrong = await playSteps([{ atMs: 1, fault: "earthquake" }]);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toMatch(/\.json: steps\[0\]\.fault: "earthquake" is not one of no-network, /);
    const broken = await play(write("export default {\n  steps: [\n", "ts"));
    expect(broken.code).toBe(2);
    expect(broken.err).toMatch(/\.ts: line \d+: /);
    expect((await play(path.join(folder, "nowhere.json"))).code).toBe(2);
    expect((await playSteps([], "--realtime")).err).toMatch(/^--scenario is played in virtual time/);
  });
});

it.each([
  [7, "the scenario: 7 is not an object"],
  [{}, "steps is missing: a list of steps"],
  [{ steps: [], velocity: 2 }, "velocity: not known. Known: name, model"],
  [{ steps: [], model: "Air9" }, 'model: "Air9" is not one of Air780E'],
  [{ steps: [{ atMs: 1 }] }, "steps[0]: a step needs exactly one of send, serverSend, expect, fault"],
  [{ steps: [{ atMs: 1, send: "a", expect: "b" }] }, "steps[0]: a step needs exactly one of"],
  [{ steps: [{ send: "a" }] }, "steps[0].atMs is missing: a number from 0 on"],
  [{ steps: [{ atMs: -1, send: "a" }] }, "steps[0].atMs: -1 is not"],
  [{ steps: [{ atMs: 1, send: "a", forMs: 3 }] }, "steps[0].forMs: not known. Known: atMs, send, to"],
  [{ steps: [{ atMs: 1, send: { hex: "0" } }] }, 'steps[0].send: {"hex":"0"} is not a text or'],
  [{ steps: [{ atMs: 1, expect: { matches: "(" } }] }, "steps[0].expect.matches: Invalid regular expression"],
  [{ steps: [{ at: 1, send: "a" }] }, "steps[0].at: not known. Did you mean atMs? Known: atMs, send, to, serverSend"],
  [{ steps: [{ atMs: 1, expct: "a" }] }, "steps[0].expct: not known. Did you mean expect? Known: atMs"],
  [{ steps: [{ atMs: 1, velocity: 1 }] }, "steps[0].velocity: not known. Known: atMs, send"],
  [{ seeds: 1, steps: [] }, "seeds: not known. Did you mean seed? Known: name"],
  [
    { steps: [{ atMs: 1, fault: "reset", amount: 2 }] },
    'steps[0].amount: "reset" takes none. These do: delay, slow, short-memory, noise',
  ],
  [
    { steps: [{ atMs: 1, fault: "noise", forMs: 2 }] },
    'steps[0].forMs: "noise" takes none. These do: no-network, silent, delay, refuse, forbid, freeze, slow, vanish, ' +
      "short-memory, reboot",
  ],
  [{ steps: [{ atMs: 1, expect: "a", from: "modem" }] }, 'steps[0].from: "modem" is not one of uart'],
])("%j is no scenario", (value, message) => {
  expect(() => checkScenario(value, nearest)).toThrow(message);
});

it("allows for each fault what its text tells", () => {
  for (const [name, text] of Object.entries(faultNames)) {
    const fields = faultFields[name as keyof typeof faultNames];
    expect({ name, length: fields.includes("forMs") }).toEqual({ name, length: !/\bonce\)/.test(text) });
    expect({ name, amount: fields.includes("amount") }).toEqual({ name, amount: text.includes("`amount`") });
  }
});

it("is played on anything that can do its steps", () => {
  const clock = new VirtualClock();
  const done: unknown[] = [];
  const stage = {
    clock,
    send: (port: string, bytes: Uint8Array) => void done.push([clock.now(), port, ...bytes]),
    serverSend: (bytes: Uint8Array, isText: boolean) => void done.push([clock.now(), isText, ...bytes]),
    strike: ({ fault }: FaultStep) => void done.push([clock.now(), fault]),
  };
  const player = new Player(
    {
      steps: [
        { atMs: 20, fault: "reset" },
        { atMs: 10, send: "ä" },
        { atMs: 10, serverSend: { hex: "01" } },
        { atMs: 10, expect: "in pieces" },
      ],
    },
    stage,
  );
  player.start();
  player.heard("uart", Buffer.from("in pieces, too early"));
  clock.advance(15);
  player.heard("uart", Buffer.from("in pie"));
  player.heard("usb", Buffer.from("ces"));
  clock.advance(10);
  expect(player.over).toBe(false);
  player.heard("uart", Buffer.from("ces"));
  expect(player.over).toBe(true);
  expect(player.misses).toEqual([]);
  expect(done).toEqual([
    [10, "uart", 0xc3, 0xa4],
    [10, false, 1],
    [20, "reset"],
  ]);
});

it.each([
  ["plain", "plain"],
  ["line\r\n\t文", "line\\r\\n\\t文"],
  ["\x1b[2J\x00\x7f", "\\u001b[2J\\u0000\\u007f"],
  [Uint8Array.of(0xff, 0x41), "hex ff41"],
])("%j is shown in one line that a terminal does not act on", (bytes, shown) => {
  expect(shownBytes(Buffer.from(bytes))).toBe(shown);
});
