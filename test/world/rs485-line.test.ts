import { describe, expect, it } from "vitest";
import { bootLuaModule, type LuaModule } from "../helpers/lua-module.ts";

/** The simulated RS-485 line: when two sides send at once, both are garbled, and a test can see that. */

const pin = 25;

async function open(turnaroundUs: number, baudRate = 9600): Promise<LuaModule> {
  return bootLuaModule(`
uart.setup(1, ${baudRate}, 8, 1, uart.None, uart.LSB, 1024, ${pin}, 0, ${turnaroundUs})
uart.on(1, "receive", function() tell("heard", uart.read(1)) end)
uart.on(1, "sent", function() tell("sent") end)
function say(text) uart.write(1, text) end`);
}

const texts = (frames: readonly { bytes: Buffer }[]): string[] => frames.map(({ bytes }) => bytes.toString());

describe("a device on an RS-485 line", () => {
  it("receives what the module sends while it drives the line, and reaches the module while it does not", async () => {
    const booted = await open(5000);
    const line = booted.module.rs485(pin, 0);
    line.answer = (frame) => Buffer.from(`answer to ${frame}`);
    booted.lua('say("question")');
    booted.module.run(200);
    expect(texts(line.frames)).toEqual(["question"]);
    expect(booted.heard).toEqual(["sent", "heard answer to question"]);
    expect(line).toMatchObject({ collisions: [], cutBytes: 0 });
  });

  it("takes what a pause parts for two frames", async () => {
    const { module, lua } = await open(1000);
    const line = module.rs485(pin, 0);
    lua('say("one")');
    module.run(20);
    lua('say("two")');
    module.run(100);
    expect(texts(line.frames)).toEqual(["one", "two"]);
  });

  it("is garbled when the module sends in between, and so is the module", async () => {
    const booted = await open(1000);
    const line = booted.module.rs485(pin, 0);
    line.say("a long answer of the device");
    booted.module.run(10);
    booted.lua('say("interrupted")');
    booted.module.run(100);
    // "interrupted" takes 11.5 ms, and the transceiver turns around 1 ms later: 13 bytes or so.
    expect(line.collisions.length).toBeGreaterThanOrEqual(12);
    expect(line.collisions.length).toBeLessThanOrEqual(14);
    expect(line.frames).toEqual([]);
    expect(booted.heard.join("")).not.toContain("a long answer of the device");
  });

  it("is not heard when it answers before the transceiver has turned around", async () => {
    const booted = await open(50000);
    const line = booted.module.rs485(pin, 0);
    line.answer = () => Buffer.from("early");
    booted.lua('say("question")');
    booted.module.run(300);
    expect(line.collisions).toHaveLength(5);
    expect(booted.heard).toEqual(["sent"]);
  });
});

it("a module that loses its power within a frame releases the line, and a write that fails does not", async () => {
  const booted = await open(1000);
  const line = booted.module.rs485(pin, 0);
  booted.lua('say(("x"):rep(100))');
  booted.module.run(20);
  booted.module.board.losePower(500);
  booted.module.run(100);
  line.say("nobody talks");
  booted.module.run(1000);
  line.say("and now");
  booted.module.run(100);
  expect(line.collisions).toEqual([]);
  expect(booted.heard.at(-1)).toBe("heard and now");
  // The core switches the transceiver before it refuses.
  booted.module.uart.failWrites(0);
  booted.lua('say("refused")');
  line.say("lost");
  booted.module.run(100);
  expect(line.collisions).toHaveLength(4);
});

describe("the end of a frame", () => {
  it.each([
    [9600, 1000, true],
    [9600, 20000, false],
    [115200, 1000, true],
    [115200, 2000, false],
  ])(
    "is cut at %i baud when the chip has 16 bytes left and the turn-around is %i us: %s",
    async (baudRate, turnaroundUs, isCut) => {
      const { module, lua } = await open(turnaroundUs, baudRate);
      module.uart.unsentBytes = 16;
      const line = module.rs485(pin, 0);
      lua('say(("x"):rep(60))');
      module.run(200);
      expect(line.cutBytes > 0).toBe(isCut);
      expect(line.frames[0]?.bytes).toHaveLength(60 - line.cutBytes);
    },
  );
});
