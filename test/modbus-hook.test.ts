import { describe, expect, it } from "vitest";
import type { Rs485Line, SimulatedModule } from "../host/index.ts";
import { countsOf, onlineGateway } from "./helpers/gateway.ts";
import { withChecksum } from "./helpers/modbus.ts";

/** src/modbus/hook.ts, the example of hooks, with a Modbus slave on an RS-485 line. */

const hooks = 'export { hooks } from "./modbus/hook";\n';
const pin = 25;
const eras = ["2024", "2025-08", "2025-12"] as const;

const answer = (unit: number, registers: number[]): Buffer =>
  withChecksum([unit, 3, 2 * registers.length, ...registers.flatMap((each) => [each >> 8, each & 0xff])]);

/** A slave whose registers hold their own number; each unit's begin a thousand higher. */
function slave(asked: Buffer): Buffer | undefined {
  const [unit = 0, functionCode] = asked;
  if (functionCode !== 3 || !asked.equals(withChecksum([...asked.subarray(0, -2)]))) {
    return undefined;
  }
  const first = asked.readUInt16BE(2);
  const registers = Array.from({ length: asked.readUInt16BE(4) }, (_, index) => 1000 * unit + first + index);
  return answer(unit, registers);
}

async function bootHooked(options: Parameters<typeof onlineGateway>[0] = {}) {
  const settings = {
    frames: "text",
    "uart.baudRate": 9600,
    "uart.rs485": { pin, receiveLevel: 0, turnaroundUs: 2000 },
    ...options.settings,
  };
  const module = await onlineGateway({ hooks, ...options, settings });
  const line = module.rs485(pin, 0);
  line.answer = slave;
  module.run(1000);
  return { module, line };
}

function ask(module: SimulatedModule, ...polls: object[]): void {
  for (const poll of polls) {
    module.server.send(JSON.stringify(poll));
  }
}

function answers(module: SimulatedModule): unknown[] {
  return module.server.frames.map(({ opcode, payload }) => {
    expect(opcode).toBe(1);
    return JSON.parse(Buffer.from(payload).toString());
  });
}

function expectCalm(module: SimulatedModule, line: Rs485Line): void {
  expect(line).toMatchObject({ collisions: [], cutBytes: 0 });
  const { outbox, inbox, downHook, errors } = countsOf(module);
  expect(outbox.received + outbox.added).toBe(
    outbox.confirmed + outbox.inFlight + outbox.queued + outbox.dropped + outbox.consumed,
  );
  expect(inbox.received).toBe(inbox.written + inbox.dropped + downHook.consumed);
  expect(errors).toBe(0);
  expect(module.reboots).toHaveLength(1);
}

describe.each(eras)("a poll of the server, firmware of %s,", (era) => {
  it("becomes a Modbus request, and its answer JSON", async () => {
    const { module, line } = await bootHooked({ era });
    ask(module, { id: 7, unit: 1, first: 2, count: 3 });
    module.run(2000);
    expect(line.frames.map(({ bytes }) => bytes)).toEqual([withChecksum([1, 3, 0, 2, 0, 3])]);
    expect(answers(module)).toEqual([{ id: 7, unit: 1, first: 2, registers: [1002, 1003, 1004] }]);
    expectCalm(module, line);
  });

  it("waits for those before it: each gets its own answer, however long the slave takes", async () => {
    const { module, line } = await bootHooked({ era });
    line.answerAfterMs = 300;
    const polls = Array.from({ length: 12 }, (_, index) => ({ id: `p${index}`, unit: 1 + index, first: 0, count: 2 }));
    ask(module, ...polls);
    module.run(30000);
    expect(answers(module)).toEqual(
      polls.map(({ id, unit, first }) => ({ id, unit, first, registers: [1000 * unit, 1000 * unit + 1] })),
    );
    expectCalm(module, line);
  });
});

describe("an answer", () => {
  it("may be as long as Modbus allows, and come in pieces", async () => {
    const { module, line } = await bootHooked();
    line.answer = (asked) => {
      const whole = slave(asked) as Buffer;
      line.say(whole.subarray(0, 100));
      module.clock.after(250, () => line.say(whole.subarray(100)));
      return undefined;
    };
    ask(module, { id: 1, unit: 2, first: 10, count: 125 });
    module.run(3000);
    expect(answers(module)).toEqual([
      { id: 1, unit: 2, first: 10, registers: Array.from({ length: 125 }, (_, index) => 2010 + index) },
    ]);
  });

  it.each<[string, (asked: Buffer) => Buffer | undefined, string]>([
    ["silence", () => undefined, "does not answer"],
    ["an exception", () => withChecksum([1, 0x83, 2]), "answered with exception 2"],
    ["half an answer", () => answer(1, [1, 2]).subarray(0, 5), "answered too little"],
    ["too much", () => answer(1, [1, 2, 3]), "answered 11 bytes"],
    ["another unit", () => answer(2, [1, 2]), "is silent; unit 2 answered"],
    [
      "a wrong checksum",
      () => Buffer.concat([answer(1, [1, 2]).subarray(0, 8), Buffer.from([0])]),
      "answered with a wrong checksum",
    ],
  ])("that is %s is said to the server and in the log, and the next poll goes on", async (_, wrong, error) => {
    const { module, line } = await bootHooked();
    line.answer = wrong;
    ask(module, { id: 1, unit: 1, first: 0, count: 2 }, { id: 2, unit: 1, first: 5, count: 1 });
    module.runUntil("the first has failed", () => module.server.frames.length === 1);
    line.answer = slave;
    module.run(5000);
    expect(answers(module)).toEqual([
      { id: 1, unit: 1, first: 0, error },
      { id: 2, unit: 1, first: 5, registers: [1005] },
    ]);
    expect(module.logText()).toContain(`W/user.modbus unit 1 ${error}`);
    // What was no answer is consumed: it does not reach the server as it came.
    expectCalm(module, line);
  });
});

describe("what is not a poll", () => {
  it.each([
    "",
    "no JSON",
    "7",
    "null",
    "[]",
    "{}",
    '{"unit":0,"first":0,"count":1}',
    '{"unit":248,"first":0,"count":1}',
    '{"unit":1,"first":-1,"count":1}',
    '{"unit":1,"first":65535,"count":2}',
    '{"unit":1,"first":0,"count":126}',
    '{"unit":1,"first":0,"count":1.5}',
    '{"unit":"1","first":0,"count":1}',
    '{"unit":1,"first":null,"count":1}',
    `{"id":"${"x".repeat(6000)}","unit":1,"first":0,"count":1}`,
    `{"id":${"[".repeat(60)}${"]".repeat(60)},"unit":1,"first":0,"count":1}`,
  ])("%j gets an error, and nothing goes to the line", async (text) => {
    const { module, line } = await bootHooked();
    module.server.send(text);
    module.run(1000);
    expect(line.frames).toEqual([]);
    const expected = text === "" ? [] : [{ error: expect.stringContaining("no poll") }];
    expect(answers(module)).toEqual(expected);
    ask(module, { unit: 1, first: 0, count: 1 });
    module.run(2000);
    expect(answers(module).at(-1)).toEqual({ unit: 1, first: 0, registers: [1000] });
    expectCalm(module, line);
  });

  it("but binary goes to the line as it is, and so do frames of the line to the server while no poll is out", async () => {
    const { module, line } = await bootHooked();
    line.answer = () => Buffer.from([0xff, 1, 2]);
    module.server.send(Buffer.from([1, 6, 0, 0, 0, 1]));
    module.run(2000);
    expect(line.frames.map(({ bytes }) => [...bytes])).toEqual([[1, 6, 0, 0, 0, 1]]);
    expect(module.server.frames.map(({ opcode, payload }) => [opcode, ...payload])).toEqual([[2, 0xff, 1, 2]]);
    expectCalm(module, line);
  });
});

it("of too many polls the last get an error, and the others their answers", async () => {
  const { module, line } = await bootHooked();
  ask(module, ...Array.from({ length: 20 }, (_, id) => ({ id, unit: 1, first: id, count: 1 })));
  module.run(30000);
  const all = answers(module) as { id: number; error?: string; registers?: number[] }[];
  expect(all.filter(({ error }) => error !== undefined)).toEqual(
    [16, 17, 18, 19].map((id) => ({ id, error: "too many polls wait" })),
  );
  expect(all.filter(({ registers }) => registers !== undefined).map(({ id }) => id)).toEqual(
    Array.from({ length: 16 }, (_, id) => id),
  );
  expectCalm(module, line);
});

it("without RS-485 it is the same", async () => {
  const module = await onlineGateway({ hooks, settings: { frames: "text" } });
  let seen = 0;
  ask(module, { id: 1, unit: 1, first: 0, count: 2 }, { id: 2, unit: 3, first: 1, count: 1 });
  for (let count = 0; count < 60; count++) {
    module.run(50);
    const all = Buffer.from(module.serialReceived());
    if (all.length >= seen + 8) {
      module.serialSend(slave(all.subarray(seen, seen + 8)) as Buffer);
      seen += 8;
    }
  }
  expect(answers(module)).toEqual([
    { id: 1, unit: 1, first: 0, registers: [1000, 1001] },
    { id: 2, unit: 3, first: 1, registers: [3001] },
  ]);
});

it("answers come to a server that was away", async () => {
  const { module, line } = await bootHooked();
  line.answerAfterMs = 800;
  ask(module, { id: 1, unit: 1, first: 0, count: 1 });
  module.run(400);
  module.server.reset();
  module.run(30000);
  expect(answers(module).at(-1)).toEqual({ id: 1, unit: 1, first: 0, registers: [1000] });
  expectCalm(module, line);
});

it("whichever allocation fails, later polls are answered, and no byte is uncounted", async () => {
  let failed = 0;
  for (let k = 1; k <= 60; k += 3) {
    const { module, line } = await bootHooked();
    module.board.failAllocation(k);
    ask(module, { id: 1, unit: 1, first: 0, count: 20 });
    module.run(400);
    module.board.heap?.failAllocation(undefined);
    module.run(5000);
    failed += module.logText().includes("not enough memory") ? 1 : 0;
    ask(module, { id: 2, unit: 1, first: 0, count: 1 });
    module.run(8000);
    const texts = module.server.frames.map(({ payload }) => Buffer.from(payload).toString("latin1"));
    expect(texts.some((text) => text.includes('"id":2') && text.includes("1000"))).toBe(true);
    const { outbox, inbox, downHook } = countsOf(module);
    expect(outbox.received + outbox.added).toBe(
      outbox.confirmed + outbox.inFlight + outbox.queued + outbox.dropped + outbox.consumed,
    );
    expect(inbox.received).toBe(inbox.written + inbox.dropped + downHook.consumed);
    expect(line.collisions).toEqual([]);
    expect(module.reboots).toHaveLength(1);
    module.dispose();
  }
  expect(failed).toBeGreaterThan(3);
});
