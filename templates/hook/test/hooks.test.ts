import { buildFirmware } from "luatos-gateway/build";
import { bootModule } from "luatos-gateway/host";
import { expect, it, onTestFailed } from "vitest";

const { firmware, errors } = await buildFirmware({ names: ["main"] });

/** The slave's answer to the request for registers 0 to 3 of unit 1: they hold 1, 2, 3 and 4. */
const answer = Buffer.from("01030800010002000300040d14", "hex");

it("has settings and hooks that work", () => {
  expect(errors).toEqual([]);
});

it("asks the slave when the server does, and answers in JSON", async () => {
  const module = await bootModule({ lua: firmware[0]!, serverHost: "*" });
  onTestFailed(() => console.error(module.tracedLog(40)));

  module.runUntil("online", () => module.server.connected);
  module.server.send('{"id":7,"unit":1,"first":0,"count":4}');
  module.runUntil("a request", () => module.serialReceived().length >= 8);
  module.serialSend(answer);
  module.runUntil("an answer", () => module.server.frames.length > 0);
  expect(JSON.parse(module.server.receivedText())).toEqual({ id: 7, unit: 1, first: 0, registers: [1, 2, 3, 4] });
  module.dispose();
});
