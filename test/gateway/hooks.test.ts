import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countedFirmware } from "../../tools/soak/counted-firmware.ts";
import { tutorialFirmware } from "../../tools/soak/kept-build.ts";
import { projectDirectory } from "../helpers/child.ts";
import { countsOf, expectNoErrors, expectReceivedAtLeastOnce, goOnline, noise, textsOf } from "../helpers/gateway.ts";
import { eras, expectAccount, hooked, hooks, sayDown, sayUp, written } from "../helpers/hooks.ts";

/** What an integrator's hooks can do with each frame, and what they cannot do to the gateway. */

describe.each(eras)("a hook, a core of %s,", (era) => {
  it("passes, changes, splits and swallows frames of the UART, in their order", async () => {
    const module = await hooked({ era });
    sayUp(module, "pass", "change", "2 two", "x gone", "0 gone", "pass again");
    module.run(15000);
    expect(textsOf(module)).toEqual(["pass", "changed:hange", "first: two", "second: two", "pass again"]);
    // What is not passed as it is has been consumed; what goes in its place is added.
    const consumed = "change2 twox gone0 gone".length;
    const added = "changed:hangefirst: twosecond: two".length;
    expect(countsOf(module).outbox).toMatchObject({ received: "passpass again".length + consumed, consumed, added });
    expectAccount(module);
    expectNoErrors(module);
  });

  it("passes, changes, splits and swallows frames of the server", async () => {
    const module = await hooked({ era });
    sayDown(module, "pass,", "change,", "2,", "x gone", "0 gone", "pass again,", "which?", Buffer.from("which?"));
    expect(written(module)).toBe("pass,changed:hange,first:,second:,pass again,textbinary");
    const consumed = "change,2,x gone0 gonewhich?which?".length;
    const added = "changed:hange,first:,second:,textbinary".length;
    expect(countsOf(module).downHook).toEqual({ added, consumed });
    expectAccount(module);
    expectNoErrors(module);
  });

  it("that raises, waits or gives no bytes has its frame go on as it is", async () => {
    const module = await hooked({ era });
    const frames = ["raise", "table", "nothing", "mixed", "Key", "Hole", "large", "wait"];
    sayUp(module, ...frames);
    sayDown(module, ...frames);
    module.run(15000);
    expect(textsOf(module)).toEqual(frames);
    expect(written(module)).toBe(frames.join(""));
    expect(countsOf(module)).toMatchObject({ errors: 0, outbox: { consumed: 0, added: 0, dropped: 0 } });
    expectAccount(module);
    expect(module.reboots).toHaveLength(1);
  });

  it("that takes seconds loses nothing and ends nothing", async () => {
    const module = await hooked({ era, settings: { "uart.baudRate": 9600 } });
    const links = module.server.requests.length;
    const bytes = Buffer.from(noise(3000).map((byte) => 65 + (byte % 26)));
    module.serialSend("slow");
    module.run(60);
    module.serialSend(bytes);
    module.run(500);
    module.server.send("slow down");
    module.run(20000);
    expect(textsOf(module).join("")).toBe(`slow${bytes.toString("latin1")}`);
    expect(written(module)).toBe("slow down");
    expectAccount(module);
    expectNoErrors(module);
    expect(module.server.requests).toHaveLength(links);
  });
});

describe("the log", () => {
  it("says why a hook failed, with a trace, and does not say it of each frame", async () => {
    const module = await hooked();
    for (let count = 0; count < 100; count++) {
      module.serialSend(`r${count}`);
      module.run(100);
    }
    const lines = module.log.map(({ text }) => text).filter((text) => text.includes("user.hook"));
    expect(lines[0]).toMatch(/^E\/user\.hook up failed; its frame goes on unchanged:/);
    expect(module.tracedLog()).toMatch(/ src\/hooks\.ts:\d+: it raises on purpose\nstack traceback:/);
    expect(lines[1]).toMatch(/^E\/user\.hook \d+ more calls failed; \d+ since boot$/);
    expect(lines.length).toBeLessThanOrEqual(6);
    expect(textsOf(module)).toHaveLength(100);
  });

  it("logs that a hook returned something that is not a frame", async () => {
    for (const frame of ["nothing", "mixed", "Key", "Hole", "large"]) {
      const module = await hooked({ settings: { "packing.maximumBytes": 100 } });
      sayUp(module, frame);
      expect(module.logText()).toContain("it returned no frame of at most 100 bytes");
    }
  });

  it("says what is wrong in a subscription, and the module goes on", async () => {
    const module = await hooked();
    module.board.publish("RAISE");
    sayUp(module, "on");
    expect(module.logText()).toContain("E/user.guard hook ");
    expect(module.logText()).toContain("in a subscription");
    expect(textsOf(module)).toEqual(["on"]);
    expect(module.reboots).toHaveLength(1);
  });
});

describe("what hooks send on their own", () => {
  it("goes before the frame that they are looking at, and out at once", async () => {
    const module = await hooked();
    sayUp(module, "up 1", "down 2");
    sayDown(module, "up 3", "down 4,");
    expect(textsOf(module)).toEqual(["up:p 1", "up 1", "down 2", "up:p 3"]);
    expect(written(module)).toBe("down:own 2up 3down:own 4,down 4,");
    expect(module.logText()).not.toContain("false");
    module.run(5000);
    expectAccount(module);
    expectNoErrors(module);
  });

  it("never gets into a frame that is still coming", async () => {
    const module = await hooked({ settings: { "packing.idleGapMs": 0, "packing.maximumDelayMs": 2000 } });
    module.serialSend("begun, ");
    module.run(500);
    for (let count = 0; count < 5; count++) {
      module.board.publish("SAY_UP", `between ${count}`);
      module.run(100);
      module.serialSend("more, ");
    }
    module.run(9000);
    expect(textsOf(module)).toEqual([
      ...[0, 1, 2, 3, 4].map((count) => `between ${count}`),
      "begun, more, more, more, more, more, ",
    ]);
    expectAccount(module);
    expectNoErrors(module);
  });

  it("stays when the hook raises after it: the frame also goes on", async () => {
    const module = await hooked();
    sayUp(module, "fail");
    module.run(8000);
    expect(textsOf(module)).toEqual(["sent before it raised", "fail"]);
    expectAccount(module);
  });

  it("returns false when there is no room, and is counted as dropped", async () => {
    const settings = { "packing.maximumBytes": 100, "outbox.sizeBytes": 2048, "outbox.overflow": "newest" };
    const module = await hooked({ settings });
    module.network.setSilent(true);
    for (let count = 0; count < 60; count++) {
      module.board.publish("SAY_UP", "y".repeat(90));
      module.run(20);
    }
    module.board.publish("SAY_UP", "y".repeat(101));
    module.board.publish("SAY_DOWN", "z".repeat(9000));
    module.board.publish("SAY_DOWN", "z".repeat(9000));
    module.run(100);
    const log = module.logText();
    expect(log.match(/hooks up: true/g)?.length).toBe(22);
    expect(log.match(/hooks up: false/g)?.length).toBe(39);
    expect(log.match(/hooks down: (true|false)/g)).toEqual(["hooks down: true", "hooks down: false"]);
    expect(countsOf(module).outbox).toMatchObject({ added: 60 * 90 + 101, dropped: 38 * 90 + 101 });
    module.network.setSilent(false);
    module.run(150000);
    expectAccount(module);
  });

  it("makes room as a frame of the UART does", async () => {
    const module = await hooked({ settings: { "packing.maximumBytes": 100, "outbox.sizeBytes": 2048 } });
    module.server.manner = "forbid";
    module.server.reset();
    module.run(2000);
    module.serialSend("open");
    for (let count = 0; count < 60; count++) {
      module.board.publish("SAY_UP", `${String(count).padStart(2, "0")}${"y".repeat(88)}`);
      module.run(5);
    }
    module.server.manner = "accept";
    goOnline(module, 150000);
    module.run(10000);
    const texts = textsOf(module);
    expect(texts.at(-1)).toMatch(/^59y+$/);
    // The newest are whole and in order, whatever was dropped.
    const numbers = texts.filter((text) => /^\d\dy{88}$/.test(text)).map((text) => Number(text.slice(0, 2)));
    expect(numbers).toEqual(numbers.map((_, index) => 60 - numbers.length + index));
    expect(numbers.length).toBeGreaterThan(15);
    expectAccount(module);
  });
});

describe("frames that are text", () => {
  it("stay so as far as what the hook gives is UTF-8", async () => {
    const module = await hooked({ settings: { frames: "text", "packing.maximumBytes": 10 } });
    module.serialSend(Buffer.from("cä"));
    module.run(100);
    module.serialSend(Buffer.from([0x63, 0xff]));
    module.run(100);
    // A frame that passes ends between characters.
    module.serialSend(Buffer.from("123456789ä."));
    module.run(500);
    module.board.publish("SAY_UP", "own");
    module.run(500);
    expect(
      module.server.frames.map(({ opcode, payload }) => [opcode, Buffer.from(payload).toString("latin1")]),
    ).toEqual([
      [1, Buffer.from("changed:ä").toString("latin1")],
      [2, "changed:\xff"],
      [1, "123456789"],
      [1, Buffer.from("ä.").toString("latin1")],
      [1, "own"],
    ]);
    expect(countsOf(module).invalidFrames).toBe(1);
    module.run(5000);
    expectAccount(module);
  });
});

it("with a delimiter, the hook sees each line", async () => {
  const module = await hooked({
    settings: { "packing.delimiter": "\n", "packing.idleGapMs": 500, "packing.maximumDelayMs": 0 },
  });
  sayUp(module, "pass\ncone\n2two\nx gone\nup\nraise\nr", "est\n", "end\nxnot ended");
  module.run(8000);
  expect(textsOf(module)).toEqual([
    "pass\n",
    "changed:one\n",
    "first:two\n",
    "second:two\n",
    "up:p\n",
    "up\n",
    "raise\n",
    "rest\n",
    "end\n",
  ]);
  expectAccount(module);
});

describe.each(["2025-08", "2025-12"] as const)("fragments, a core of %s,", (era) => {
  it("are one frame for the hook", async () => {
    const module = await hooked({ era });
    module.server.send(Buffer.from("cone "), { opcode: 1, fin: false });
    module.server.send(Buffer.alloc(0), { opcode: 0, fin: false });
    module.run(100);
    module.server.send(Buffer.from("frame,"), { opcode: 0, fin: true });
    module.server.send(Buffer.from("whi"), { opcode: 1, fin: false });
    module.server.send(Buffer.from("ch?"), { opcode: 0, fin: true });
    sayDown(module, "", "whole");
    expect(written(module)).toBe("changed:one frame,textwhole");
    module.run(5000);
    expectAccount(module);
  });

  it("of a frame above 8192 bytes, or whose link ends, are dropped whole and counted", async () => {
    const module = await hooked({ era });
    for (let count = 0; count < 5; count++) {
      module.server.send(noise(2000), { opcode: count === 0 ? 2 : 0, fin: count === 4 });
    }
    sayDown(module, "between,");
    module.server.send("begun", { fin: false });
    module.run(100);
    module.server.reset();
    module.run(100);
    goOnline(module);
    sayDown(module, "next");
    expect(written(module)).toBe("between,next");
    expect(countsOf(module).inbox.dropped).toBe(10005);
    expectAccount(module);
  });
});

describe.each(eras)("memory is short while a hook is at work, a core of %s:", (era) => {
  it("whichever allocation fails, nothing is lost uncounted", async () => {
    let failed = 0;
    // Longer than what a VM keeps of texts that it has seen.
    const tail = "-".repeat(60);
    for (let k = 1; k <= 8; k++) {
      const module = await hooked({ era });
      module.serialSend(`up${tail}`);
      module.run(15);
      module.board.failAllocation(k);
      module.run(30);
      module.board.heap?.failAllocation(undefined);
      module.serialSend(`change${tail}`);
      module.run(15);
      module.board.failAllocation(k);
      module.run(30);
      module.board.heap?.failAllocation(undefined);
      module.server.send(`change${tail}`);
      module.board.failAllocation(k);
      module.run(80);
      module.board.heap?.failAllocation(undefined);
      sayUp(module, "2");
      sayDown(module, "2");
      module.run(15000);
      failed += module.logText().includes("not enough memory") ? 1 : 0;
      const changed = `(changed:hange|change)${tail}`;
      expect(textsOf(module).join(" ")).toMatch(new RegExp(`^(up:p${tail} )?up${tail} ${changed} first: second:$`));
      expect(written(module)).toMatch(new RegExp(`^${changed}first:second:$`));
      expectAccount(module);
      expect(module.reboots).toHaveLength(1);
      module.dispose();
    }
    expect(failed).toBeGreaterThan(1);
  });
});

it("any bytes pass a hook that cuts them anywhere, complete and in order, even if links end", async () => {
  const happening = fc.record({
    up: fc.uint8Array({ min: 128, maxLength: 300, size: "max" }),
    down: fc.uint8Array({ min: 128, maxLength: 300, size: "max" }),
    gapMs: fc.nat({ max: 200 }),
    reset: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...eras),
      fc.constantFrom("", "\n", "\xff"),
      fc.array(happening, { maxLength: 12 }),
      async (era, delimiter, happenings) => {
        const settings = { echoCommand: false, "packing.delimiter": Buffer.from(delimiter, "latin1") };
        const module = await hooked({ era, settings });
        const heard: Uint8Array[] = [];
        for (const { up, down, gapMs, reset } of happenings) {
          module.serialSend(up);
          if (module.server.connected && down.length > 0) {
            module.server.send(down);
            module.run(60);
            heard.push(down);
          }
          module.run(gapMs);
          if (reset && era !== "2025-08" && module.server.connected) {
            module.server.reset();
          }
        }
        module.run(60000);
        const sent = Buffer.concat(happenings.map(({ up }) => up));
        expectReceivedAtLeastOnce(module, sent);
        expect(Buffer.from(module.serialReceived())).toEqual(Buffer.concat(heard));
        expectAccount(module);
        expect(countsOf(module)).toMatchObject({ errors: 0, outbox: { received: sent.length, dropped: 0 } });
        module.dispose();
      },
    ),
    { numRuns: 30 },
  );
});

describe("docs/features.md", () => {
  const page = readFileSync(path.join(projectDirectory, "docs/features.md"), "utf8").replaceAll("\r\n", "\n");
  const blocks = [...page.matchAll(/^```ts\nimport type { Hooks } from "luatos-gateway\/gateway";\n([\s\S]*?)^```$/gm)];
  const [shaping = "", asking = ""] = blocks.map(([, text = ""]) => text);
  const rename = (text: string, name: string): string => text.replace("export const hooks", `const ${name}`);
  const both = `import type { Hooks } from "luatos-gateway/gateway";
${rename(shaping, "shaping")}
${rename(asking, "asking")}
export const hooks: Hooks = { start: asking.start, up: shaping.up, down: shaping.down };
`;

  it("shows hooks that change, swallow, pass, and ask on their own", async () => {
    const module = await hooked({ hooks: both });
    sayUp(module, "T=21\r\n", "T=-3\r\n", "ready\r\n");
    sayDown(module, "ping", "RESET", Buffer.from("raw"));
    module.run(29000);
    expect(textsOf(module)).toEqual(['{"temperature":21}', '{"temperature":-3}', "ready\r\n"]);
    expect(written(module)).toBe(`RESET\r\nraw${"READ?\r\n".repeat(3)}`);
    expectAccount(module);
    expectNoErrors(module);
  });
});

it("without hooks nothing of them is in the firmware, and without RS-485 nothing of that", async () => {
  const parts = /\b(reportHookFailures|takeHooked|pushHooked|startHooks|insertFrame|askForLine|createHalfDuplex)\b/g;
  expect((await tutorialFirmware()).lua).not.toMatch(parts);
  expect(new Set((await countedFirmware(hooks)).lua.match(parts)).size).toBe(7);
});
