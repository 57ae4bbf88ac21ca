import { createHmac } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { VirtualWebSocketServer } from "../host/index.ts";
import { signedFrame } from "../tools/control/link.ts";
import { buildProject } from "./helpers/projects.ts";
import {
  apply,
  ask,
  boot,
  command,
  controlled,
  dataOf,
  device,
  firmwareOf,
  goOnline,
  keys,
  meter,
  plc,
  restart,
  settingsOf,
  signed,
  typed,
} from "./helpers/two-gateways.ts";

/**
 * Several gateways on one module, each with its own control channel and its own settings at run time, on the firmware
 * as it ships with them.
 */

describe("with a control channel and settings each", () => {
  let firmware: { lua: string; map: string };

  beforeAll(async () => {
    firmware = await firmwareOf(
      `{ ${plc}, ${controlled("plc")}, runtimeSettings: {} },
       { ${meter}, ${controlled("meter")}, runtimeSettings: { uartCommands: { key: "configure", guardMs: 1000 } } }`,
    );
  });

  describe.each(["2024", "2025-08", "2025-12"] as const)("a core of %s", (era) => {
    it("obeys each server with that gateway's key and counter alone", async () => {
      const two = await boot(firmware, { era });
      expect(ask(two, "plc", { method: "status" })).toMatchObject({ ok: true, device: `${device}.plc`, counter: 0 });
      expect(ask(two, "meter", { method: "status" })).toMatchObject({ ok: true, device: `${device}.meter` });
      const frame = signed("plc", { method: "level", level: "INFO", counter: 7 });
      expect(ask(two, "meter", frame)).toMatchObject({ ok: false, why: "the MAC is wrong" });
      expect(ask(two, "plc", frame)).toMatchObject({ ok: true });
      expect(ask(two, "plc", frame)).toMatchObject({ ok: false, why: "its counter is not above 7" });
      expect(command(two, "meter", { method: "level", level: "INFO", counter: 1 })).toMatchObject({ ok: true });
      expect(command(two, "meter", { method: "restart", counter: 2 })).toMatchObject({ ok: true });
      restart(two);
      expect(ask(two, "plc", { method: "status" })).toMatchObject({ counter: 7, requests: { refused: 0 } });
      expect(ask(two, "meter", { method: "status" })).toMatchObject({ counter: 2 });
      expect(two.module.logText()).toMatch(/W\/user\.control\.plc 1 requests are refused|W\/user\.control\.meter/);
    });

    it("changes the settings of one, which survive a restart, and leaves the other's as they are", async () => {
      const two = await boot(firmware, { era });
      apply(two, "meter", 1, { "packing.maximumBytes": 12, errorReportSeconds: 60 });
      goOnline(two);
      expect(two.module.logText()).toContain("I/user.settings.meter a link has opened: the applied settings stay");
      two.module.board.losePower(1000);
      two.module.run(3000);
      goOnline(two);
      expect(settingsOf(two, "meter")).toMatchObject({
        source: "store",
        stored: { "packing.maximumBytes": 12 },
        // The module has it once.
        refused: { errorReportSeconds: "not-changeable" },
      });
      expect(settingsOf(two, "plc")).toMatchObject({ source: "build", stored: {} });
      two.module.serialSend("a packet of more than 12 bytes");
      two.module.serialPeer(2).send("twenty bytes of data");
      two.module.run(3000);
      expect(dataOf(two.plc)).toEqual(["a packet of more than 12 bytes"]);
      expect(dataOf(two.meter)).toEqual(["twenty bytes", " of data"]);
    });

    it("ends the trial of one gateway, while the other's link is open before and afterwards", async () => {
      const two = await boot(firmware, { era });
      apply(two, "plc", 1, { "packing.maximumBytes": 700 });
      goOnline(two);
      apply(two, "meter", 1, { url: "ws://nobody.example/" });
      const { module } = two;
      module.runUntil("the first online", () => two.plc.connected, 90000);
      module.run(1000);
      const attempts = (): number => module.connections.filter(({ target }) => target.host === "plc.example").length;
      const before = attempts();
      expect(settingsOf(two, "plc")).toMatchObject({ source: "store", stored: { "packing.maximumBytes": 700 } });
      module.run(250000);
      expect(attempts()).toBe(before);
      expect(module.reboots).toHaveLength(3);
      restart(two, 60000);
      expect(module.logText()).toContain("no link opened with the applied settings");
      expect(settingsOf(two, "meter")).toMatchObject({ source: "build", stored: {} });
      expect(settingsOf(two, "plc")).toMatchObject({ source: "store", stored: { "packing.maximumBytes": 700 } });
      module.run(320000);
      expect(module.reboots).toHaveLength(4);
    });

    it("takes commands on the UART of one, for that one, while data of the other passes", async () => {
      const two = await boot(firmware, { era });
      two.module.run(2000);
      expect(typed(two, 2, "configure")).toBe("commands: path=value, exit\r\n");
      expect(typed(two, 1, "configure")).toBe("");
      expect(typed(two, 2, "packing.maximumBytes=12\r\n")).toBe("ok\r\n");
      expect(typed(two, 1, "uart.baudRate=9600\r\n")).toBe("");
      expect(dataOf(two.plc)).toEqual(["configure", "uart.baudRate=9600\r\n"]);
      two.module.serialPeer(2).send("exit\r\n");
      restart(two);
      expect(two.module.serialText(2)).toMatch(/restart\r\nsettings: store\r\n$/);
      expect(two.module.serialText(1)).toBe("");
      expect(settingsOf(two, "meter")).toMatchObject({ source: "store", stored: { "packing.maximumBytes": 12 } });
      expect(settingsOf(two, "plc")).toMatchObject({ source: "build", stored: {} });
      expect(dataOf(two.meter)).toEqual([]);
    });
  });

  it("sets the settings of both aside behind five short runs, and has both again once a run has lasted", async () => {
    const two = await boot(firmware);
    apply(two, "plc", 1, { "packing.maximumBytes": 700 });
    goOnline(two);
    apply(two, "meter", 1, { "packing.maximumBytes": 10 });
    goOnline(two);
    two.module.run(310000);
    for (let run = 0; run < 6; run++) {
      two.module.board.losePower(1000);
      two.module.run(5000);
    }
    goOnline(two);
    expect(settingsOf(two, "plc")).toMatchObject({ source: "set aside", stored: { "packing.maximumBytes": 700 } });
    expect(settingsOf(two, "meter")).toMatchObject({ source: "set aside", stored: { "packing.maximumBytes": 10 } });
    two.module.run(310000);
    two.module.board.losePower(1000);
    two.module.run(5000);
    goOnline(two);
    expect(settingsOf(two, "plc")).toMatchObject({ source: "store" });
    expect(settingsOf(two, "meter")).toMatchObject({ source: "store" });
  });

  it("keeps a trial of each apart when both apply before the restart", async () => {
    const two = await boot(firmware);
    for (const name of ["plc", "meter"] as const) {
      expect(command(two, name, { method: "set", counter: 1, settings: { "packing.maximumBytes": 99 } })).toMatchObject(
        { ok: true },
      );
    }
    two.plc.send(signed("plc", { method: "apply", counter: 2 }));
    two.meter.send(signed("meter", { method: "apply", counter: 2 }));
    restart(two);
    for (const name of ["plc", "meter"] as const) {
      expect(settingsOf(two, name)).toMatchObject({ source: "store", stored: { "packing.maximumBytes": 99 } });
    }
  });

  it("has one log for both, with the start of the module", async () => {
    const two = await boot(firmware);
    for (const name of ["plc", "meter"] as const) {
      const { log } = ask(two, name, { method: "log" }) as unknown as { log: string };
      expect(log).toMatch(/I\/gateway my \S+ |I\/gateway my_/);
      expect(log).toContain("I/gateway.plc connecting -> online");
      expect(log).toContain("I/gateway.meter connecting -> online");
    }
  });
});

describe("with the same key", () => {
  const key = keys.plc;
  let firmware: { lua: string; map: string };

  beforeAll(async () => {
    const control = `control: { key: ${JSON.stringify(key)}, mutualProof: true }`;
    firmware = await firmwareOf(`{ ${plc}, ${control} }, { ${meter}, ${control} }`);
  });

  const challenge = "00112233445566778899aabbccddeeff";
  const macOf = (...lines: string[]): string => createHmac("sha256", key).update(lines.join("\n")).digest("hex");

  /** Lets a server prove that it knows the key, with the name that `rename` makes of the gateway's. */
  function proving(server: VirtualWebSocketServer, rename = (given: string): string => given): { devices: string[] } {
    const devices: string[] = [];
    server.onFrame = ({ opcode, payload }) => {
      const frame = opcode === 1 ? (JSON.parse(Buffer.from(payload).toString()) as Record<string, string>) : {};
      if (frame.challenge !== undefined) {
        devices.push(frame.device as string);
        const proof = macOf("server", rename(frame.device as string), frame.challenge, challenge);
        server.send(JSON.stringify({ challenge, proof }));
      }
    };
    return { devices };
  }

  it("does nothing that was signed for the other", async () => {
    const two = await boot(firmware, {}, ({ plc, meter }) => [proving(plc), proving(meter)]);
    const frame = signed("plc", { method: "level", level: "INFO", counter: 1 }, key);
    expect(ask(two, "meter", frame)).toMatchObject({ ok: false, why: "the MAC is wrong" });
    const withoutName = signedFrame(key, device, JSON.stringify({ method: "level", level: "INFO", counter: 1 }));
    expect(ask(two, "meter", withoutName)).toMatchObject({ ok: false, why: "the MAC is wrong" });
    expect(ask(two, "plc", frame)).toMatchObject({ ok: true });
  });

  it("opens no link to a server whose proof was made for the other", async () => {
    let devices: string[] = [];
    const two = await boot(firmware, {}, ({ plc, meter }) => {
      proving(plc);
      ({ devices } = proving(meter, () => `${device}.plc`));
    });
    two.module.run(5000);
    expect(new Set(devices)).toEqual(new Set([`${device}.meter`]));
    expect(two.module.logText()).toContain("I/user.gateway.plc connecting -> online");
    expect(two.module.logText()).not.toContain("I/user.gateway.meter connecting -> online");
  });
});

describe("with a feature that only one of them has", () => {
  it("has it there alone, and the same keys of the store for a gateway that is alone", async () => {
    const mixed = await firmwareOf(`{ ${plc} }, { ${meter}, ${controlled("meter")}, runtimeSettings: {} }`);
    const two = await boot(mixed);
    two.plc.send("text is data");
    two.module.run(1000);
    expect(two.module.serialText()).toBe("text is data");
    apply(two, "meter", 1, { "packing.maximumBytes": 10 });
    goOnline(two);
    expect(settingsOf(two, "meter")).toMatchObject({ source: "store", stored: { "packing.maximumBytes": 10 } });
    expect(two.module.board.store.names()).toEqual([
      "gateway_control.meter",
      "gateway_settings.meter",
      "gateway_short_runs",
    ]);
    const alone = await firmwareOf(`{ ${plc}, ${controlled("plc")}, runtimeSettings: {} }`);
    expect([...new Set(alone.lua.match(/"gateway_\w+[^"]*"/g))].sort()).toEqual([
      '"gateway_control"',
      '"gateway_restart"',
      '"gateway_settings"',
      '"gateway_short_runs"',
      '"gateway_trial"',
    ]);
  });
});

describe("the build", () => {
  it.each([
    ["a control channel", controlled("plc")],
    ["settings at run time", "runtimeSettings: {}"],
  ])("wants a name for a gateway with %s: the store keeps under it what it knows", async (_, feature) => {
    const { errors } = await buildProject(
      `{ ${plc} }, { url: "ws://meter.example/", echoCommand: false, uart: { id: 2 }, ${feature} }`,
    );
    expect(errors).toEqual([
      expect.stringMatching(
        /^gateway\.config\.ts\(2,\d+\): error SETTING gateway 2: name: there is none\. The module keeps/,
      ),
    ]);
  });

  it("needs a name that fits into a key of the store", async () => {
    const { errors } = await buildProject(
      `{ ${plc} }, { name: "a/b", url: "ws://meter.example/", echoCommand: false, uart: { id: 2 }, ${controlled("meter")} }`,
    );
    expect(errors).toEqual([
      expect.stringContaining("SETTING gateway 2: name: 1 to 16 letters, digits, - and _ of ASCII."),
    ]);
  });
});
