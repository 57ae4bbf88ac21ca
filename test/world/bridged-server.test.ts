import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { WebSocketServer } from "ws";
import type { FaultName } from "../../host/scenario/index.ts";
import { type Desk, openDesk } from "../../tools/desk/desk.ts";
import { tutorialFirmware } from "../../tools/soak/kept-build.ts";

const { folder } = await tutorialFirmware();
const cleanUps: (() => unknown)[] = [];

afterAll(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) {
    await cleanUp();
  }
});

/** A module, in real time, and a real server of the user's own that returns what comes. */
async function open(): Promise<{ desk: Desk; received: () => string; out: () => string; log: () => string }> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  let received = "";
  server.on("connection", (socket) => {
    socket.on("error", () => {});
    socket.on("message", (data, isBinary) => {
      received += String(data);
      socket.send(data, { binary: isBinary });
    });
  });
  let [out, log] = ["", ""];
  const desk = await openDesk(
    {
      scriptDirectory: folder,
      model: "Air780E",
      engine: "wasmoon",
      route: () => ({ host: "127.0.0.1", port }),
      mapUrl: () => `ws://127.0.0.1:${port}/`,
    },
    {
      log: (line) => {
        log += `${line}\n`;
      },
      transmit: (bytes) => {
        out += Buffer.from(bytes).toString();
      },
      reboot: () => {},
      unreachable: () => {},
    },
  );
  cleanUps.push(
    () => server.close(),
    () => desk.close(),
  );
  return { desk, received: () => received, out: () => out, log: () => log };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const ends: [FaultName, RegExp][] = [
  ["no-network", /online -> waiting-network network-down/],
  ["reset", /online -> backing-off closed/],
  ["close", /online -> backing-off closed/],
];

// In real time, which is mostly waited for: all at once.
describe.concurrent("a real server behind the virtual network", () => {
  it.each(ends)("has %s, and the gateway recovers without loss", async (fault, says) => {
    const { desk, received, out, log } = await open();
    await until(() => /connecting -> online/.test(log()));
    desk.serialSend(Buffer.from("before,"));
    await until(() => received() === "before," && out() === "before,");
    desk.strike({ fault });
    await until(() => says.test(log()));
    desk.serialSend(Buffer.from("during,"));
    desk.endFault(fault);
    expect(desk.faults()).toEqual([]);
    // What was unconfirmed when the link died may come twice: whole, and in order.
    const whole = /^(before,)+(during,)+$/;
    await until(() => whole.test(received()) && whole.test(out()));
  });

  it("is not read while it is frozen, and reads all when it goes on", async () => {
    const { desk, received, out, log } = await open();
    await until(() => /connecting -> online/.test(log()));
    desk.strike({ fault: "freeze" });
    desk.serialSend(Buffer.from("waits"));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(received()).toBe("");
    desk.endFault("freeze");
    await until(() => received() === "waits" && out() === "waits");
  });

  it("refuses, forbids and vanishes for new clients", async () => {
    const { desk, log } = await open();
    await until(() => /connecting -> online/.test(log()));
    for (const fault of ["refuse", "forbid"] as const) {
      const before = log().length;
      desk.strike({ fault });
      desk.strike({ fault: "reset" });
      await until(() => /connecting -> backing-off/.test(log().slice(before)));
      desk.strike({ fault: "restore" });
      await until(() => /connecting -> online/.test(log().slice(before)));
    }
    expect(() => desk.strike({ fault: "vanish" })).not.toThrow();
    expect(() => desk.strike({ fault: "reset" })).toThrow("there is no link");
  });

  it("ends the link at the next frame with data, and then no more", async () => {
    const { desk, received, log } = await open();
    await until(() => /connecting -> online/.test(log()));
    desk.strike({ fault: "close-at-frame" });
    desk.serialSend(Buffer.from("ends it"));
    await until(() => /online -> backing-off[\s\S]*connecting -> online/.test(log()));
    await until(() => received().includes("ends it"));
  });
});
