import { describe, expect, it } from "vitest";
import {
  countsOf,
  expectNoErrors,
  expectReceived,
  framesOf,
  noise,
  onlineGateway,
  textsOf,
} from "../helpers/gateway.ts";

const allBytes = Buffer.from(Array.from({ length: 256 }, (_, value) => value));
const invalidUtf8 = Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0xf8, 0x00, 0x80]);

describe("UART to server", () => {
  it("carries all byte values, NUL and invalid UTF-8 in binary frames, in order", async () => {
    const module = await onlineGateway();
    const packets = [allBytes, Buffer.from([0]), invalidUtf8, Buffer.from(allBytes).reverse(), Buffer.from("ää\0\r\n")];
    for (const packet of packets) {
      module.serialSend(packet);
      module.run(200);
    }
    expect(framesOf(module)).toEqual(packets);
    expect(module.server.frames.map(({ opcode }) => opcode)).toEqual(packets.map(() => 2));
    expectNoErrors(module);
  });

  it("carries every single byte as a packet of its own", async () => {
    const module = await onlineGateway();
    for (const byte of allBytes) {
      module.serialSend(Buffer.from([byte]));
      module.run(60);
    }
    module.run(500);
    expect(framesOf(module)).toEqual([...allBytes].map((byte) => Buffer.from([byte])));
  });

  it("sends text frames when configured", async () => {
    const module = await onlineGateway({ settings: { frames: "text" } });
    module.serialSend("one");
    module.run(200);
    module.serialSend("two");
    module.run(200);
    expect(textsOf(module)).toEqual(["one", "two"]);
    expect(module.server.frames.map(({ opcode }) => opcode)).toEqual([1, 1]);
  });

  it("adds no byte to the stream while nothing is said", async () => {
    const module = await onlineGateway();
    module.run(3600000);
    expect(module.server.frames).toEqual([]);
    expect(module.server.requests).toHaveLength(1);
    expectNoErrors(module);
  });

  it("keeps up with a minute of 115200 baud without a pause", async () => {
    const module = await onlineGateway({ settings: {} });
    const bytes = noise(60 * 11520);
    module.serialSend(bytes);
    module.run(62000);
    expectReceived(module, bytes);
    expect(module.board.port(1)?.overrunBytes).toBe(0);
    const { outbox, errors } = countsOf(module);
    expect(outbox).toMatchObject({ received: bytes.length, confirmed: bytes.length, dropped: 0, resent: 0 });
    expect(errors).toBe(0);
    expectNoErrors(module);
  });

  it("keeps up with ten seconds of 921600 baud without a pause", async () => {
    const module = await onlineGateway({ settings: { "uart.baudRate": 921600 } });
    const bytes = noise(10 * 92160);
    module.serialSend(bytes);
    module.run(12000);
    expectReceived(module, bytes);
    expect(countsOf(module).outbox).toMatchObject({ received: bytes.length, dropped: 0 });
    expectNoErrors(module);
  });

  it.each(["2024", "2025-08", "2025-12"] as const)("keeps up on a core of %s, both ways at once", async (era) => {
    const module = await onlineGateway({ era });
    const up = noise(20 * 11520, 5);
    const down = noise(20 * 11000, 6);
    module.serialSend(up);
    for (let start = 0; start < down.length; start += 1100) {
      module.server.send(down.subarray(start, start + 1100));
      module.run(100);
    }
    module.run(8000);
    expectReceived(module, up);
    expect(Buffer.compare(module.serialReceived(), down)).toBe(0);
    expectNoErrors(module);
  });
});

describe('the packet "echo"', () => {
  const answer = /^\{"action":"echo","msg":"[^"\\]+"\}$/;

  it("is answered by the tutorial's JSON in a text frame, and not passed on", async () => {
    const module = await onlineGateway({ settings: {} });
    module.serialSend('"echo"');
    module.run(500);
    expect(module.server.frames.map(({ opcode }) => opcode)).toEqual([1]);
    const [text] = textsOf(module);
    expect(text).toMatch(answer);
    expect(JSON.parse(text ?? "").msg).toContain("2026");
    expect(module.serialReceived()).toHaveLength(0);
    const { outbox } = countsOf(module);
    expect(outbox).toMatchObject({ received: 6, consumed: 6, added: (text ?? "").length, dropped: 0 });
    expectNoErrors(module);
  });

  it("is found when its bytes come one by one", async () => {
    const module = await onlineGateway();
    for (const byte of Buffer.from('"echo"')) {
      module.serialSend(Buffer.from([byte]));
      module.run(10);
    }
    module.run(500);
    expect(textsOf(module)).toEqual([expect.stringMatching(answer)]);
  });

  it("leaves the packets around it as they are", async () => {
    const module = await onlineGateway();
    for (const packet of ["before", '"echo"', "after", '"echo"']) {
      module.serialSend(packet);
      module.run(100);
    }
    module.run(500);
    const text = expect.stringMatching(answer);
    expect(textsOf(module)).toEqual(["before", text, "after", text]);
    expect(module.server.frames.map(({ opcode }) => opcode)).toEqual([2, 1, 2, 1]);
  });

  it.each(['x"echo"', '"echo"x', '"echo""echo"', "echo", '"ECHO"', '"echo"\r\n', '"echo', '"ech\0"'])(
    "is nothing special as %j",
    async (packet) => {
      const module = await onlineGateway();
      module.serialSend(packet);
      module.run(500);
      expect(textsOf(module)).toEqual([packet]);
      expect(module.server.frames.map(({ opcode }) => opcode)).toEqual([2]);
    },
  );

  it("is passed on when the command is off", async () => {
    const module = await onlineGateway({ settings: { echoCommand: false } });
    module.serialSend('"echo"');
    module.run(500);
    expect(textsOf(module)).toEqual(['"echo"']);
    expect(module.server.frames.map(({ opcode }) => opcode)).toEqual([2]);
  });

  it.each(["2024", "2025-08", "2025-12"] as const)("is answered each time, four times a second, on %s", async (era) => {
    const module = await onlineGateway({ era });
    for (let count = 0; count < 20; count++) {
      module.serialSend('"echo"');
      module.run(250);
    }
    module.run(3000);
    expect(textsOf(module)).toEqual(Array.from({ length: 20 }, () => expect.stringMatching(answer)));
  });

  it("is answered after the link is back, in its turn", async () => {
    const module = await onlineGateway();
    module.board.setAddress(false);
    module.run(1000);
    module.serialSend("first");
    module.run(100);
    for (let count = 0; count < 18; count++) {
      module.serialSend('"echo"');
      module.run(100);
    }
    module.board.setAddress(true);
    module.run(5000);
    expect(textsOf(module)).toEqual(["first", ...Array.from({ length: 18 }, () => expect.stringMatching(answer))]);
    expectNoErrors(module);
  });

  it("gives the exchange of the tutorial with a server that answers", async () => {
    const module = await onlineGateway();
    module.server.onFrame = ({ opcode, payload }) => {
      const message = JSON.parse(Buffer.from(payload).toString());
      if (opcode === 1 && message.action === "echo") {
        module.server.send(JSON.stringify({ ...message, server: "test" }));
      }
    };
    module.serialSend('"echo"');
    module.run(1000);
    const said = JSON.parse(Buffer.from(module.serialReceived()).toString());
    expect(said).toEqual({ action: "echo", msg: expect.stringContaining("2026"), server: "test" });
  });
});
