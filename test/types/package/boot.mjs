// Boots the firmware that the package ships, then one that is built here.
import { buildFirmware } from "luatos-gateway/build";
import { bootModule } from "luatos-gateway/host";

const gateway = await bootModule({
  lua: { file: "node_modules/luatos-gateway/lua-out/main.lua" },
  serverHost: "*",
});
gateway.runUntil("online", () => gateway.server.connected);
gateway.serialSend("from the serial port");
gateway.runUntil("the bytes at the server", () => gateway.server.received().length >= 20);
const sent = Buffer.from(gateway.server.received()).toString();
gateway.dispose();

const { firmware, errors } = await buildFirmware();
if (errors.length > 0) throw new Error(errors.join("\n"));
const sample = await bootModule({ lua: firmware[0].lua });
sample.run(100);
sample.serialSend("\x00\xff");
sample.run(100);
const answered = Buffer.from(sample.serialReceived()).toString();
sample.dispose();
console.log(JSON.stringify({ sent, answered }));
