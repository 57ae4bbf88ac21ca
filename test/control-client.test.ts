import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StandInServer, startStandInServer } from "../host/world/stand-in-server/index.ts";
import { openDesk } from "../tools/desk/desk.ts";
import { keptBuild } from "../tools/soak/kept-build.ts";
import { runCommand } from "./helpers/child.ts";
import { configWith, controlKey, settingsFeature } from "./helpers/control.ts";
import { buildProject } from "./helpers/projects.ts";

/** `luatos-gateway control`, through the stand-in server, to a module in real time. */

const folder = mkdtempSync(path.join(tmpdir(), "luatos control 密钥 "));
const keyFile = path.join(folder, "key.txt");

beforeAll(() => writeFileSync(keyFile, `${controlKey}\r\n`));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A module in real time, whose gateways are online at a stand-in server. */
interface Running {
  server: StandInServer;
  close(): Promise<void>;
}

async function start(scriptDirectory: string, gateways: number): Promise<Running> {
  const server = await startStandInServer({ tlsPort: false, takesAnyPath: true });
  let log = "";
  const desk = await openDesk(
    {
      scriptDirectory,
      model: "Air780E",
      engine: "wasmoon",
      route: () => ({ host: "127.0.0.1", port: server.wsPort }),
      mapUrl: (url) => server.url(new URL(url).pathname),
    },
    {
      log: (line) => {
        log += `${line}\n`;
      },
      transmit: () => {},
      reboot: () => {},
      unreachable: () => {},
    },
  );
  while (log.split("-> online").length <= gateways) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    server,
    close: async () => {
      await desk.close();
      await server.close();
    },
  };
}

async function control(
  url: string,
  ...words: string[]
): Promise<{ code: number | null; answer: Record<string, unknown>; errors: string }> {
  const child = runCommand("control", [url, ...words]);
  const code = await child.exit;
  const answer = child.output() === "" ? {} : JSON.parse(child.output());
  return { code, answer, errors: child.errors() };
}

describe("luatos-gateway control", () => {
  let running: Running;

  beforeAll(async () => {
    const replaced = new Map([["src/config.ts", configWith(settingsFeature, { "/ws/echo": "/ws/echo2" })]]);
    running = await start((await keptBuild("control", replaced)).folder, 1);
  });

  afterAll(() => running.close());

  const asked = (...words: string[]): ReturnType<typeof control> =>
    control(running.server.url("/ws/control"), ...words);

  it("asks without a key", async () => {
    expect(await asked("status")).toMatchObject({ code: 0, answer: { ok: true, project: "luatos_gateway" } });
    expect(await asked("log")).toMatchObject({ code: 0, answer: { log: expect.stringContaining("online") } });
    // The server sends back what it gets, and the gateway does not answer answers.
    const { answer } = await asked("status");
    expect(Number((answer.requests as { done: number }).done)).toBe(3);
  });

  it("changes with the key, by the rules of the build", async () => {
    const wrong = await asked("set", "uart.baudRate=1", "--key-file", keyFile);
    expect(wrong).toMatchObject({ code: 1, errors: expect.stringContaining("uart.baudRate: 1 is not a whole number") });
    const set = ["set", "packing.maximumBytes=500", 'packing.delimiter="\\r\\n"', "--key-file", keyFile];
    expect(await asked(...set)).toMatchObject({ code: 0, answer: { ok: true }, errors: "" });
    expect(await asked("settings")).toMatchObject({
      answer: { draft: { "packing.maximumBytes": 500, "packing.delimiter": "\r\n" } },
    });
    expect(await asked("level", "DEBUG", "--key-file", keyFile)).toMatchObject({ code: 0 });
    expect(await asked("level", "INFO", "--key-file", keyFile, "--counter", "1")).toMatchObject({
      code: 1,
      answer: { ok: false, why: expect.stringContaining("counter") },
    });
    expect(await asked("restart", "--key-file", keyFile, "--device", "1")).toMatchObject({
      code: 1,
      errors: expect.stringContaining("another gateway answers"),
    });
  });

  it("is refused with another key", async () => {
    writeFileSync(path.join(folder, "other.txt"), "another key of 32 bytes, is it so");
    const { code, answer } = await asked("restart", "--key-file", path.join(folder, "other.txt"));
    expect({ code, answer }).toMatchObject({ code: 1, answer: { ok: false, why: "the MAC is wrong" } });
  });
});

describe("luatos-gateway control, with several gateways on the module", () => {
  let running: Running;
  const device = "860000000000000.meter";

  beforeAll(async () => {
    const features = `echoCommand: false, control: { key: ${JSON.stringify(controlKey)} }`;
    const { firmware, errors } = await buildProject(
      `{ name: "plc", url: "ws://a.example/plc", ${features} },
       { name: "meter", url: "ws://b.example/meter", uart: { id: 2 }, ${features} }`,
    );
    expect(errors).toEqual([]);
    const scripts = path.join(folder, "several");
    mkdirSync(scripts);
    writeFileSync(path.join(scripts, "main.lua"), firmware[0]?.lua as string);
    running = await start(scripts, 2);
  });

  afterAll(() => running.close());

  const asked = (at: string, ...words: string[]): ReturnType<typeof control> =>
    control(running.server.url(`/ws/control?path=${at}`), ...words);

  it("asks the one at a path, and signs for it", async () => {
    expect(await asked("/meter", "status")).toMatchObject({ code: 0, answer: { device } });
    expect(await asked("/plc", "status")).toMatchObject({ code: 0, answer: { device: "860000000000000.plc" } });
    const level = ["level", "INFO", "--key-file", keyFile, "--device", device];
    expect(await asked("/meter", ...level)).toMatchObject({ code: 0, answer: { ok: true } });
    expect(await asked("/meter", "status")).toMatchObject({ answer: { counter: 1 } });
    expect(await asked("/plc", "status")).toMatchObject({ answer: { counter: 0 } });
    expect(await asked("/plc", ...level)).toMatchObject({
      code: 1,
      errors: expect.stringContaining("another gateway answers: 860000000000000.plc"),
    });
  });

  it("says so when none is connected at a path", async () => {
    expect(await asked("/pump", "status")).toMatchObject({
      code: 1,
      answer: { ok: false, why: "no gateway is connected at /pump" },
    });
  });
});
