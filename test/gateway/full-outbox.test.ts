import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import { bootGateway, countsOf, expectNoErrors, type GatewayOptions, goOnline, textsOf } from "../helpers/gateway.ts";
import { hooks } from "../helpers/hooks.ts";

/**
 * A server that is away while small frames come at full speed, for longer than the watchdog waits: making room costs no
 * more than sending, so the UART never overruns, the watchdog does not bite, and every byte that is missing is counted.
 */

const host = "echo.airtun.air32.cn";

const streams: [string, NonNullable<GatewayOptions["settings"]>, (index: number) => string][] = [
  ["4-byte frames at 115200 baud", { "packing.maximumBytes": 4 }, (index) => String(index % 10000).padStart(4, "0")],
  [
    "8-byte lines at 115200 baud",
    { "packing.delimiter": "\n" },
    (index) => `${String(index % 1e7).padStart(7, "0")}\n`,
  ],
  [
    "16-byte lines at 921600 baud",
    { "packing.delimiter": "\r\n", "uart.baudRate": 921600 },
    (index) => `${String(index % 1e14).padStart(14, "0")}\r\n`,
  ],
];

describe.each(["2024", "2025-08", "2025-12"] as const)("core of %s", (era) => {
  it.each(streams)("%s", async (_, settings, recordOf) => {
    const module = await bootGateway({ era, settings });
    module.network.serve(host, undefined);
    const size = recordOf(0).length;
    const baudRate = (settings["uart.baudRate"] as number | undefined) ?? 115200;
    // While the server is away, all cores do the same: one of them has it for long.
    const seconds = (baudRate === 921600 ? 10 : 20) * (era === "2025-12" ? 2 : 1);
    const count = Math.floor((seconds * baudRate) / 10 / size);
    const text = Array.from({ length: count }, (_, index) => recordOf(index)).join("");
    module.serialSend(text);
    module.run(seconds * 1000 + 5000);
    expect(module.reboots).toHaveLength(1);
    expect(module.board.port(1)?.overrunBytes).toBe(0);
    const { outbox } = countsOf(module);
    expect(outbox.received).toBe(text.length);
    expect(outbox.queued + outbox.overflowed).toBe(text.length);
    // Room is made in steps: no more than an eighth of the outbox, headers included, is given away at a time.
    expect(outbox.queued).toBeGreaterThan(((65536 * 7) / 8 - 200) * (size / (size + 2)));
    module.network.serve(host, module.server);
    goOnline(module, 70000);
    module.run(30000);
    const got = module.server.receivedText();
    expect(got).toBe(text.slice(-got.length));
    expect(countsOf(module).outbox).toMatchObject({ confirmed: got.length, queued: 0, inFlight: 0 });
    expect(got.length).toBe(outbox.queued);
    expectNoErrors(module);
  });
});

/** The baud rate, the packing, the size of a frame. On a module these frames cost more time than there is. */
const tooSmall: [number, "delimiter" | "size", number][] = [
  [921600, "delimiter", 16],
  [460800, "delimiter", 8],
  [115200, "size", 1],
];

describe.each(["2024", "2025-08", "2025-12"] as const)("a server that is there, core of %s", (era) => {
  it.each(tooSmall)("%i baud, frames by %s of %i bytes: all that is missing is counted", async (baudRate, by, size) => {
    const packing = by === "size" ? "packing.maximumBytes" : "packing.delimiter";
    const module = await bootGateway({
      era,
      settings: { [packing]: by === "size" ? size : "\n", "uart.baudRate": baudRate },
    });
    goOnline(module);
    module.run(3000);
    const record = by === "size" ? "x".repeat(size) : `${"x".repeat(size - 1)}\n`;
    const bytes = record.repeat(Math.floor((4 * baudRate) / 10 / size));
    module.serialSend(bytes);
    module.run(5000);
    // Links end under the load, too.
    module.server.reset();
    module.run(30000);
    expect(module.board.port(1)?.overrunBytes).toBe(0);
    expect(module.reboots).toHaveLength(1);
    const { outbox } = countsOf(module);
    expect(outbox).toMatchObject({ received: bytes.length, queued: 0, inFlight: 0, refused: 0 });
    expect(outbox.confirmed + outbox.overflowed).toBe(bytes.length);
    expect(outbox.confirmed).toBeGreaterThan(bytes.length / 10);
    const got = new Set(module.server.frames.map(({ payload }) => Buffer.from(payload).toString()));
    expect([...got].filter((text) => text !== record)).toEqual([]);
    expectNoErrors(module);
  });
});

it.each([
  ["with a line that has not ended", { "packing.idleGapMs": 0, "packing.maximumDelayMs": 0 }, "unfinished"],
  ["with all lines ended", {}, ""],
])("is as idle after a burst of small frames as before, %s", async (_, packing, rest) => {
  const settings = { "packing.delimiter": "\n", "uart.baudRate": 921600, ...packing };
  const module = await bootGateway({ settings });
  goOnline(module);
  module.run(5000);
  const idle = (): number => {
    const before = module.instructions;
    module.run(60000);
    return module.instructions - before;
  };
  const idleBefore = idle();
  for (const lines of [300, 3000, 20000]) {
    module.serialSend(`${"line\n".repeat(lines)}${rest}`);
    module.run(20000);
    expect(idle()).toBeLessThan(2 * idleBefore);
  }
});

describe("filled to its last byte", () => {
  /** Brings a frame in the middle of which something happens, and returns what may arrive of it. */
  type Step = (module: SimulatedModule, frame: string, index: number) => string[];
  const kinds: [string, Pick<GatewayOptions, "settings" | "hooks">, Step][] = [
    [
      "frames in two pieces",
      { settings: {} },
      (module, frame) => {
        module.serialSend(frame.slice(0, 8));
        module.run(8);
        module.serialSend(frame.slice(8));
        return [frame];
      },
    ],
    [
      "a hook's frames before an open one",
      { settings: {}, hooks },
      (module, frame, index) => {
        const said = `{${"h".repeat((index * 7) % 20)}}`;
        module.serialSend(frame);
        module.run(10);
        module.board.publish("SAY_UP", said);
        return [frame, said];
      },
    ],
    [
      "text frames that end inside a character",
      { settings: { frames: "text" } },
      (module, frame) => {
        module.serialSend(Buffer.from(`${frame}\xe4`, "latin1"));
        return [frame, "\xe4"];
      },
    ],
  ];
  const cases = kinds.flatMap(([name, options, step]) =>
    (["oldest", "newest"] as const).map((overflow) => [name, overflow, options, step] as const),
  );

  it.each(cases)("keeps %s whole, overflow %s", async (_, overflow, options, step) => {
    for (let run = 0; run < 24; run++) {
      const settings = {
        ...options.settings,
        echoCommand: false,
        "outbox.overflow": overflow,
        "outbox.sizeBytes": 2048 + (run % 2),
      };
      const module = await bootGateway({ ...options, era: run % 4 < 2 ? "2024" : "2025-12", settings });
      module.server.refuseFor(60000);
      module.run(500);
      const known = new Set<string>();
      for (let index = 0; index < 80; index++) {
        const frame = `<${index}:aaaaaa${"b".repeat(5 + 3 * run + (index % 3))}>`;
        for (const each of step(module, frame, index)) {
          known.add(each);
        }
        module.run(60);
      }
      module.run(100000);
      expect(textsOf(module).filter((text) => text !== "" && !known.has(text))).toEqual([]);
      expect(countsOf(module)).toMatchObject({ errors: 0, outbox: { queued: 0, inFlight: 0 } });
      module.dispose();
    }
  });
});

it("costs no more for each byte than an outbox that has room, with frames of any size", async () => {
  const costOf = async (size: number, full: boolean): Promise<number> => {
    const settings = { "packing.maximumBytes": size, "packing.idleGapMs": 0, "outbox.sizeBytes": full ? 4096 : 262144 };
    const module = await bootGateway({ settings });
    module.network.serve(host, undefined);
    module.run(5000);
    module.serialSend("x".repeat(8000));
    module.run(3000);
    const before = module.instructions;
    module.serialSend("x".repeat(40000));
    module.run(5000);
    const cost = module.instructions - before;
    module.dispose();
    return cost;
  };
  for (const size of [4, 16, 100, 1300]) {
    expect(await costOf(size, true)).toBeLessThan(1.5 * (await costOf(size, false)));
  }
});
