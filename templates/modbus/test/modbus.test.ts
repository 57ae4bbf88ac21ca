import { buildFirmware } from "luatos-gateway/build";
import { bootModule } from "luatos-gateway/host";
import { expect, it, onTestFailed } from "vitest";

const { firmware, errors } = await buildFirmware({ names: ["main"] });

/** The slave's answer to the request for registers 0 to 3 of unit 1: they hold 1, 2, 3 and 4. */
const answer = Buffer.from("01030800010002000300040d14", "hex");

it("builds", () => {
  expect(errors).toEqual([]);
});

it("asks the slave, and sends what it says to the server", async () => {
  const module = await bootModule({ lua: firmware[0]!, serverHost: "*" });
  onTestFailed(() => console.error(module.tracedLog(40)));

  module.runUntil("online", () => module.server.connected);
  const before = module.serialReceived().length;
  module.runUntil("a request", () => module.serialReceived().length >= before + 8);
  module.serialSend(answer);
  module.runUntil("a reading", () => module.server.frames.length > 0);
  expect(JSON.parse(module.server.receivedText())).toEqual({
    action: "modbus",
    unit: 1,
    first: 0,
    registers: [1, 2, 3, 4],
  });
  module.dispose();
});
