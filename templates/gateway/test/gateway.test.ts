import { buildFirmware } from "luatos-gateway/build";
import { bootModule } from "luatos-gateway/host";
import { expect, it, onTestFailed } from "vitest";

const { firmware, errors } = await buildFirmware({ names: ["main"] });

it("has settings that work", () => {
  expect(errors).toEqual([]);
});

it("carries bytes both ways, and again when the link has died", async () => {
  const module = await bootModule({ lua: firmware[0]!, serverHost: "*" });
  onTestFailed(() => console.error(module.tracedLog(40)));

  module.runUntil("online", () => module.server.connected);
  module.serialSend("up");
  module.runUntil("bytes at the server", () => module.server.receivedText() === "up");

  module.server.reset();
  module.runUntil("online again", () => module.server.connected);
  module.server.send("down");
  module.runUntil("bytes at the UART", () => module.serialText() === "down");
  module.dispose();
});
