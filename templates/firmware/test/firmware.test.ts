import { buildFirmware } from "luatos-gateway/build";
import { bootModule } from "luatos-gateway/host";
import { expect, it, onTestFailed } from "vitest";

const { firmware, errors } = await buildFirmware({ names: ["main"] });

it("builds", () => {
  expect(errors).toEqual([]);
});

it("answers what is said on the UART", async () => {
  const module = await bootModule({ lua: firmware[0]! });
  onTestFailed(() => console.error(module.tracedLog(40)));

  module.run(1000);
  module.serialSend("hello");
  module.runUntil("an answer", () => module.serialText() === "you said hello");
  module.dispose();
});
